/// Bodies that kubectl 1.36.3 and 1.37.1 sent, both the same, and what the same command shows with
/// `--dry-run=client -o json`.
enum KubectlBodies {
    static let all = [
        SentBody(
            command: "create configmap a --from-literal=x=y",
            base64: """
                azhzAAoPCgJ2MRIJQ29uZmlnTWFwEhsKEQoBYRIAGgAiACoAMgA4AEIAEgYKAXgSAXkaACIA
                """,
            json: #"""
                {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a"},"data":{"x":"y"}}
                """#
        ),
        SentBody(
            command: "create configmap b --from-file=bin",
            base64: """
                azhzAAoPCgJ2MRIJQ29uZmlnTWFwEiEKEQoBYhIAGgAiACoAMgA4AEIAGgwKA2JpbhIFAP+AAQIaACIA
                """,
            json: #"""
                {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"b"},"binaryData":{"bin":"AP+AAQI="}}
                """#
        ),
        SentBody(
            command: "create secret generic s --from-literal=a=b",
            base64: """
                azhzAAoMCgJ2MRIGU2VjcmV0Eh0KEQoBcxIAGgAiACoAMgA4AEIAEgYKAWESAWIaABoAIgA=
                """,
            json: #"""
                {"kind":"Secret","apiVersion":"v1","metadata":{"name":"s"},"data":{"a":"Yg=="}}
                """#
        ),
        SentBody(
            command: "create secret docker-registry r --docker-server=h --docker-username=u --docker-password=p",
            base64: """
                azhzAAoMCgJ2MRIGU2VjcmV0EocBChEKAXISABoAIgAqADIAOABCABJSChEuZG9ja2VyY29uZmlnanNvbhI9eyJhdXRocyI6eyJoIj\
                p7InVzZXJuYW1lIjoidSIsInBhc3N3b3JkIjoicCIsImF1dGgiOiJkVHB3In19fRoea3ViZXJuZXRlcy5pby9kb2NrZXJjb25maWdq\
                c29uGgAiAA==
                """,
            json: #"""
                {"kind":"Secret","apiVersion":"v1","metadata":{"name":"r"},"data":{".dockerconfigjson":"eyJhdXRocyI6ey\#
                JoIjp7InVzZXJuYW1lIjoidSIsInBhc3N3b3JkIjoicCIsImF1dGgiOiJkVHB3In19fQ=="},"type":"kubernetes.io/dockerc\#
                onfigjson"}
                """#
        ),
        SentBody(
            command: "create namespace x",
            base64: """
                azhzAAoPCgJ2MRIJTmFtZXNwYWNlEhkKEQoBeBIAGgAiACoAMgA4AEIAEgAaAgoAGgAiAA==
                """,
            json: #"""
                {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"x"},"spec":{},"status":{}}
                """#
        ),
        SentBody(
            command: "create serviceaccount s",
            base64: """
                azhzAAoUCgJ2MRIOU2VydmljZUFjY291bnQSEwoRCgFzEgAaACIAKgAyADgAQgAaACIA
                """,
            json: #"""
                {"kind":"ServiceAccount","apiVersion":"v1","metadata":{"name":"s"}}
                """#
        ),
        SentBody(
            command: "create deployment web --image=nginx --replicas=2 --port=80",
            base64: """
                azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50ErgBCh8KA3dlYhIAGgAiACoAMgA4AEIAWgoKA2FwcBIDd2ViEoYBCAISDAoKCgNhcH\
                ASA3dlYhpsChwKABIAGgAiACoAMgA4AEIAWgoKA2FwcBIDd2ViEkwSLgoFbmdpbngSBW5naW54KgAyCgoAEAAYUCIAKgBCAGoAcgCA\
                AQCIAQCQAQCiAQAaADIAQgBKAFIAWABgAGgAggEAigEAmgEAwgEAIgIKACgAOAAaDAgAEAAYACAAKAA4ABoAIgA=
                """,
            json: #"""
                {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","labels":{"app":"web"}},"spec":{"\#
                replicas":2,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"\#
                spec":{"containers":[{"name":"nginx","image":"nginx","ports":[{"containerPort":80}],"resources":{}}]}}\#
                ,"strategy":{}},"status":{}}
                """#
        ),
        SentBody(
            command: "create service clusterip s --tcp=80:8080",
            base64: """
                azhzAAoNCgJ2MRIHU2VydmljZRJjChsKAXMSABoAIgAqADIAOABCAFoICgNhcHASAXMSQAobCgc4MC04MDgwEgNUQ1AYUCIHCAAQkD\
                8aACgAEggKA2FwcBIBcxoAIglDbHVzdGVySVA6AEIAUgBaAGAAaAAaAgoAGgAiAA==
                """,
            json: #"""
                {"kind":"Service","apiVersion":"v1","metadata":{"name":"s","labels":{"app":"s"}},"spec":{"ports":[{"na\#
                me":"80-8080","protocol":"TCP","port":80,"targetPort":8080}],"selector":{"app":"s"},"type":"ClusterIP"\#
                },"status":{"loadBalancer":{}}}
                """#
        ),
        SentBody(
            command: "create service nodeport s --tcp=80:web --node-port=30001",
            base64: """
                azhzAAoNCgJ2MRIHU2VydmljZRJlChsKAXMSABoAIgAqADIAOABCAFoICgNhcHASAXMSQgoeCgY4MC13ZWISA1RDUBhQIgkIARAAGg\
                N3ZWIoseoBEggKA2FwcBIBcxoAIghOb2RlUG9ydDoAQgBSAFoAYABoABoCCgAaACIA
                """,
            json: #"""
                {"kind":"Service","apiVersion":"v1","metadata":{"name":"s","labels":{"app":"s"}},"spec":{"ports":[{"na\#
                me":"80-web","protocol":"TCP","port":80,"targetPort":"web","nodePort":30001}],"selector":{"app":"s"},"\#
                type":"NodePort"},"status":{"loadBalancer":{}}}
                """#
        ),
        SentBody(
            command: "create service loadbalancer s --tcp=80",
            base64: """
                azhzAAoNCgJ2MRIHU2VydmljZRJgChsKAXMSABoAIgAqADIAOABCAFoICgNhcHASAXMSPQoVCgI4MBIDVENQGFAiBggAEFAaACgAEg\
                gKA2FwcBIBcxoAIgxMb2FkQmFsYW5jZXI6AEIAUgBaAGAAaAAaAgoAGgAiAA==
                """,
            json: #"""
                {"kind":"Service","apiVersion":"v1","metadata":{"name":"s","labels":{"app":"s"}},"spec":{"ports":[{"na\#
                me":"80","protocol":"TCP","port":80,"targetPort":80}],"selector":{"app":"s"},"type":"LoadBalancer"},"s\#
                tatus":{"loadBalancer":{}}}
                """#
        ),
        SentBody(
            command: "create service externalname s --external-name=a.example",
            base64: """
                azhzAAoNCgJ2MRIHU2VydmljZRJSChsKAXMSABoAIgAqADIAOABCAFoICgNhcHASAXMSLxIICgNhcHASAXMaACIMRXh0ZXJuYWxOYW\
                1lOgBCAFIJYS5leGFtcGxlWgBgAGgAGgIKABoAIgA=
                """,
            json: #"""
                {"kind":"Service","apiVersion":"v1","metadata":{"name":"s","labels":{"app":"s"}},"spec":{"selector":{"\#
                app":"s"},"type":"ExternalName","externalName":"a.example"},"status":{"loadBalancer":{}}}
                """#
        ),
        SentBody(
            command: "create ingress i --rule=a.b/x*=svc:80,tls=sec --class=c --annotation=k=v",
            base64: """
                azhzAAofChRuZXR3b3JraW5nLms4cy5pby92MRIHSW5ncmVzcxJYChkKAWkSABoAIgAqADIAOABCAGIGCgFrEgF2EjcSCgoDYS5iEg\
                NzZWMaJgoDYS5iEh8KHQobCgIveBINIgsKA3N2YxIECgAQUBoGUHJlZml4IgFjGgIKABoAIgA=
                """,
            json: #"""
                {"kind":"Ingress","apiVersion":"networking.k8s.io/v1","metadata":{"name":"i","annotations":{"k":"v"}},\#
                "spec":{"ingressClassName":"c","tls":[{"hosts":["a.b"],"secretName":"sec"}],"rules":[{"host":"a.b","ht\#
                tp":{"paths":[{"path":"/x","pathType":"Prefix","backend":{"service":{"name":"svc","port":{"number":80}\#
                }}}]}}]},"status":{"loadBalancer":{}}}
                """#
        ),
        SentBody(
            command: "create ingress j --default-backend=svc:http --rule=/=s:1",
            base64: """
                azhzAAofChRuZXR3b3JraW5nLms4cy5pby92MRIHSW5ncmVzcxJNChEKAWoSABoAIgAqADIAOABCABI0ChEiDwoDc3ZjEggKBGh0dH\
                AQABofCgASGwoZChcKAS8SCyIJCgFzEgQKABABGgVFeGFjdBoCCgAaACIA
                """,
            json: #"""
                {"kind":"Ingress","apiVersion":"networking.k8s.io/v1","metadata":{"name":"j"},"spec":{"defaultBackend"\#
                :{"service":{"name":"svc","port":{"name":"http"}}},"rules":[{"http":{"paths":[{"path":"/","pathType":"\#
                Exact","backend":{"service":{"name":"s","port":{"number":1}}}}]}}]},"status":{"loadBalancer":{}}}
                """#
        ),
    ]
}

/// Questions that kubectl 1.37.1 asks: it has no dry run of them, so the JSON is what the tags of the Go types say.
enum KubectlQuestions {
    static let all = [
        SentBody(
            command: "create token default",
            base64: """
                azhzAAooChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESDFRva2VuUmVxdWVzdBIaChAKABIAGgAiACoAMgA4AEIAEgAaBAoAEgAaAC\
                IA
                """,
            json: #"""
                {"kind":"TokenRequest","apiVersion":"authentication.k8s.io/v1","metadata":{},"spec":{"audiences":null,\#
                "expirationSeconds":null,"boundObjectRef":null},"status":{"token":"","expirationTimestamp":null}}
                """#
        ),
        SentBody(
            command: "auth can-i get pods",
            base64: """
                azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPAoQCgASABoAIgAqADIAOABCAB\
                IeChwKB2RlZmF1bHQSA2dldBoAIgAqBHBvZHMyADoAGggIABIAGgAgABoAIgA=
                """,
            json: #"""
                {"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1","metadata":{},"spec":{"resour\#
                ceAttributes":{"namespace":"default","verb":"get","resource":"pods"}},"status":{"allowed":false}}
                """#
        ),
        SentBody(
            command: "auth whoami",
            base64: """
                azhzAAotChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESEVNlbGZTdWJqZWN0UmV2aWV3EhoKEAoAEgAaACIAKgAyADgAQgASBgoECg\
                ASABoAIgA=
                """,
            json: #"""
                {"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1","metadata":{},"status":{"userInfo"\#
                :{}}}
                """#
        ),
    ]
}
