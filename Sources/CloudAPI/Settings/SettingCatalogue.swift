import CloudModel

/// One setting as users see it: `--set NAME=VALUE`.
package struct Setting: Sendable {
    package var name: String
    package var meaning: String
    /// Where the default comes from: a section of the API reference, and how sure that is.
    package var source: String
    /// What it can be, in words.
    package var range: String
    package var value: @Sendable (Settings) -> String
    /// Changes the setting; false where the text is not one of its values.
    package var apply: @Sendable (inout Settings, String) -> Bool
}

/// Every setting there is.
package enum SettingCatalogue {
    package static let all: [Setting] = [
        number("clb.quota.internal", \.internalLoadBalancerQuota, "internal load balancers a region", "2.9, observed"),
        number("clb.quota.open", \.openLoadBalancerQuota, "public load balancers a region", "2.9, observed"),
        number(
            "clb.quota.carrier",
            \.carrierQuota,
            "load balancers of one carrier's network a region",
            "2.9, observed"
        ),
        number("clb.quota.listeners", \.listenerQuota, "listeners a load balancer", "2.9, observed"),
        flag(
            "clb.port-ranges",
            \.allowsPortRanges,
            "whether the account is on the list of those that may have listeners for ranges of ports",
            "3.1, observed; off, as for most accounts"
        ),
        number("clb.quota.rules", \.ruleQuota, "layer 7 rules a listener", "2.9, observed"),
        number("clb.quota.targets", \.targetQuota, "targets a listener or rule", "2.9, observed; documented as 100"),
        number("clb.quota.snat-ips", \.snatAddressQuota, "SNAT addresses a load balancer", "2.9, observed"),
        number(
            "clb.quota.security-groups",
            \.securityGroupsPerLoadBalancer,
            "security groups a load balancer",
            "2.8, documented; 5 in 2021"
        ),
        choice(
            "clb.unknown-certificates",
            \.unknownCertificates,
            "listeners with ids of certificates that nobody uploaded are refused, or any id is accepted",
            "3.1, observed; accept is for tests of something else"
        ),
        choice(
            "clb.exhaustion",
            \.exhaustion,
            "a create in a subnet without free addresses is refused, or accepted to fail as a task",
            "2.2, inferred"
        ),
        choice(
            "clb.public-address",
            \.publicAddress,
            "a public load balancer is reached by an address, or by a domain name as new ones are since March 2023",
            "2.3, documented; reconciler reference 3.4"
        ),
        choice(
            "clb.detail-page",
            \.detailPage,
            "what Limit, Offset and TotalCount of DescribeLoadBalancersDetail count: rows or load-balancers",
            "2.4, unknown; the texts of the parameters speak of both"
        ),
        flag(
            "clb.deletion-frequency-check",
            \.checksDeletionFrequency,
            "30 deletions in 5 minutes need ForceDelete",
            "2.5, documented; off, for test suites that clean up"
        ),
        number("clb.client-token-hours", \.clientTokenHours, "how long a client token is remembered", "2.2, unknown"),
        number("clb.requests-per-second", \.clbRequestsPerSecond, "rate limit an action", "1.7, documented"),
        number("ssl.requests-per-second", \.sslRequestsPerSecond, "rate limit an action", "documented by the vendor"),
        number("tag.requests-per-second", \.tagRequestsPerSecond, "rate limit an action", "documented by the vendor"),
        number("tke.requests-per-second", \.tkeRequestsPerSecond, "rate limit an action", "documented by the vendor"),
        number("tke.quota.clusters", \.clusterQuota, "clusters a region", "documented by the vendor for TKE"),
        choice(
            "tke.plain-version",
            \.plainVersion,
            "a Kubernetes version without -eks.N or -tke.N is the vendor's own Kubernetes, or a stock one",
            "reconciler reference 1.1, observed"
        ),
        Setting(
            name: "tke.default-version",
            meaning: "the Kubernetes version of the cluster named default",
            source: "ours",
            range: "a version such as 1.32.2",
            value: { $0.defaultClusterVersion },
            apply: { settings, text in
                guard let version = KubernetesVersion(text) else { return false }
                settings.defaultClusterVersion = version.description
                return true
            }
        ),
        number("vpc.requests-per-second", \.vpcRequestsPerSecond, "rate limit an action", "1.7, documented"),
        flag("rate-limit", \.isRateLimited, "whether the rate limits are enforced", "1.7; off, for test suites"),
        number("vpc.quota.vpcs", \.vpcQuota, "VPCs a region", "7, unknown; 5 in 2021"),
        number("vpc.quota.subnets", \.subnetQuota, "subnets a VPC", "7, unknown"),
        number("vpc.quota.security-groups", \.securityGroupQuota, "security groups a project", "5.4, documented"),
        number(
            "vpc.quota.security-group-policies",
            \.securityGroupPolicyQuota,
            "rules a direction of a security group",
            "5.4, documented"
        ),
        flag(
            "vpc.delete-cascades",
            \.vpcDeletionCascades,
            "deleting a VPC deletes its empty subnets; when off they keep it in use",
            "5.2, inferred"
        ),
        choice(
            "vpc.describe-unknown-id",
            \.unknownVpcID,
            "unknown ids in a describe of VPCs, subnets or security groups are an error, or absent from the list",
            "5.1, documented; IaC contract 7 wants empty for VPCs and subnets"
        ),
        number(
            "vpc.quota.security-group-references",
            \.securityGroupReferenceQuota,
            "other groups that the rules of a security group name",
            "5.4, documented in 2021"
        ),
    ]

    private static func number(
        _ name: String,
        _ path: any WritableKeyPath<Settings, Int> & Sendable,
        _ meaning: String,
        _ source: String
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            source: source,
            range: "a whole number",
            value: { String($0[keyPath: path]) }
        ) { settings, text in
            guard let number = Int(text), number >= 0 else { return false }
            settings[keyPath: path] = number
            return true
        }
    }

    private static func flag(
        _ name: String,
        _ path: any WritableKeyPath<Settings, Bool> & Sendable,
        _ meaning: String,
        _ source: String
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            source: source,
            range: "on or off",
            value: { $0[keyPath: path] ? "on" : "off" }
        ) {
            settings,
            text in
            guard ["on", "off"].contains(text) else { return false }
            settings[keyPath: path] = text == "on"
            return true
        }
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ name: String,
        _ path: any WritableKeyPath<Settings, Choice> & Sendable,
        _ meaning: String,
        _ source: String
    ) -> Setting {
        Setting(
            name: name,
            meaning: meaning,
            source: source,
            range: Choice.allCases.map(\.rawValue).joined(separator: " or "),
            value: { $0[keyPath: path].rawValue }
        ) { settings, text in
            guard let choice = Choice(rawValue: text) else { return false }
            settings[keyPath: path] = choice
            return true
        }
    }
}
