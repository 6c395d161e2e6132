extension Region {
    /// The public regions, mainland and international, with the number their zone ids start with and their zones.
    ///
    /// `ap-guangzhou-1` = 100001 and `ap-singapore-2` = 900002 were recorded (reference 2.1); the other numbers follow the
    /// vendor's public list of regions and zones.
    static let catalogue: [(name: String, chineseName: String, zonePrefix: Int, zones: ClosedRange<Int>)] = [
        ("ap-guangzhou", "广州", 10, 1...7),
        ("ap-shanghai", "上海", 20, 1...8),
        ("ap-nanjing", "南京", 33, 1...3),
        ("ap-beijing", "北京", 80, 1...8),
        ("ap-chengdu", "成都", 16, 1...2),
        ("ap-chongqing", "重庆", 19, 1...1),
        ("ap-shenzhen-fsi", "深圳金融", 11, 1...3),
        ("ap-shanghai-fsi", "上海金融", 70, 1...3),
        ("ap-beijing-fsi", "北京金融", 46, 1...1),
        ("ap-hongkong", "香港", 30, 1...3),
        ("ap-singapore", "新加坡", 90, 1...4),
        ("ap-jakarta", "雅加达", 72, 1...2),
        ("ap-seoul", "首尔", 18, 1...2),
        ("ap-tokyo", "东京", 25, 1...2),
        ("ap-bangkok", "曼谷", 23, 1...2),
        ("ap-mumbai", "孟买", 21, 1...4),
        ("eu-frankfurt", "法兰克福", 17, 1...2),
        ("na-ashburn", "弗吉尼亚", 22, 1...2),
        ("na-siliconvalley", "硅谷", 15, 1...2),
        ("na-toronto", "多伦多", 40, 1...1),
        ("sa-saopaulo", "圣保罗", 74, 1...1),
    ]
}
