import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 1.6: for every simulated action, each field the description declares, misused in every way.
struct ShapeCheckTests {
    private static let services: [Service] = (try? TestCloud().gateway.services) ?? []

    struct Case: CustomTestStringConvertible, Sendable {
        var service: Service
        var action: String
        var testDescription: String { "\(service.name) \(action)" }
    }

    static let cases = services.flatMap { service in
        service.actions.map { Case(service: service, action: $0.name) }
    }

    /// A value of the right type for a member; objects are filled with what they require.
    private func sample(_ member: Shape.Member, _ description: Description) -> JSON {
        let one: JSON =
            switch member.type {
            case .string: "text"
            case .int, .uint: 1
            case .float: .double(0.5)
            case .bool: true
            case .object(let name): .object(required(description.shape(name), description))
            }
        return member.isList ? [one] : one
    }

    private func required(_ shape: Shape?, _ description: Description) -> JSONObject {
        JSONObject(shape?.members.filter(\.isRequired).map { ($0.name, sample($0, description)) } ?? [])
    }

    private func error(_ parameters: JSONObject, _ test: Case) -> APIError? {
        guard let shape = test.service.description.input(of: test.action) else { return nil }
        do throws(APIError) {
            _ = try ShapeCheck(test.service.description, isFlattened: false).checked(parameters, as: shape)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: cases)
    func `a required field that is left out is named`(test: Case) throws {
        let shape = try #require(test.service.description.input(of: test.action))
        let whole = required(shape, test.service.description)
        #expect(error(whole, test) == nil)
        for member in shape.members where member.isRequired {
            var parameters = whole
            parameters[member.name] = nil
            #expect(error(parameters, test) == .missingParameter(member.name))
            parameters[member.name] = .null
            #expect(error(parameters, test) == .missingParameter(member.name))
        }
    }

    @Test(arguments: cases)
    func `a field of another type is named with its path`(test: Case) throws {
        let shape = try #require(test.service.description.input(of: test.action))
        for member in shape.members {
            var parameters = required(shape, test.service.description)
            parameters[member.name] = member.isList ? "text" : [1]
            #expect(error(parameters, test)?.code == .invalidParameter)
            #expect(error(parameters, test)?.message == "The value type of parameter `\(member.name)` is not valid.")
        }
    }

    @Test(arguments: cases)
    func `a field that nobody declares is named`(test: Case) throws {
        let shape = try #require(test.service.description.input(of: test.action))
        var parameters = required(shape, test.service.description)
        parameters["$schema"] = "x"
        #expect(error(parameters, test) == .unknownParameter("$schema"))
    }

    @Test func `paths into lists are dotted`() throws {
        let response = try TestCloud().clb("DescribeLoadBalancers", ["Filters": [["Name": "a", "Values": ["x", 1]]]])

        #expect(response.errorCode == "InvalidParameter")
        #expect(response.errorMessage == "The value type of parameter `Filters.0.Values.1` is not valid.")
    }

    @Test(arguments: ["", false, [], ["L4Clusters": []], .null] as [JSON])
    func `a zero value of what is not simulated asks for nothing`(zero: JSON) throws {
        let names: [JSON: String] = ["": "EipAddressId", false: "AdvancedRoute", []: "ClusterIds"]
        let order = JSONObject([("LoadBalancerType", "OPEN"), (names[zero] ?? "ExclusiveCluster", zero)])

        #expect(try TestCloud().clb("CreateLoadBalancer", .object(order)).errorCode == nil)
    }

    @Test func `a declared parameter that is not simulated is refused, not ignored`() throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "a", "Ipv6CidrBlock": "fd00::/56"])

        #expect(response.errorCode == "UnsupportedOperation")
        #expect(response.errorMessage?.contains("`Ipv6CidrBlock`") == true)
    }
}
