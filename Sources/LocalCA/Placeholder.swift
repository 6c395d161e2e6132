import X509
enum Placeholder {}
