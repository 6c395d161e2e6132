import CloudWire
import KubeObjects

/// A list made of the texts that the database holds, which are never parsed.
struct ListText {
    private let resource: Resource
    private let kind: GroupVersionKind

    init(_ resource: Resource, _ kind: GroupVersionKind) {
        self.resource = resource
        self.kind = kind
    }

    func bytes(_ found: FoundObjects) -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + found.texts.reduce(0) { $0 + $1.utf8.count + 1 })
        writer.raw(#"{"kind":"#)
        writer.string(kind.kind + "List")
        writer.raw(#","apiVersion":"#)
        writer.string("\(kind.groupVersion)")
        writer.raw(#","metadata":"#)
        writer.value(found.metadata)
        writer.raw(#","items":["#)
        // Elements of a list do not repeat their type, except for custom resources.
        let type = resource.isCustom ? 0 : kind.typePrefix.utf8.count
        for (place, text) in found.texts.enumerated() {
            if place > 0 { writer.byte(",") }
            if type > 0 { writer.byte("{") }
            writer.bytes.append(contentsOf: text.utf8.dropFirst(type))
        }
        writer.raw("]}\n")
        return writer.bytes
    }
}

extension GroupVersionKind {
    /// How the text of every stored object of this kind begins.
    var typePrefix: String { #"{"kind":"\#(kind)","apiVersion":"\#(groupVersion)","# }
}
