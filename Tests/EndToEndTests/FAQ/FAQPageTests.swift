import Foundation
import Testing

/// The page that leads from each question of the FAQ to the tests of its statements.
struct FAQPageTests {
    @Test func `the page names every statement, and the tests that are its proof`() throws {
        let page = FAQPage.text
        if ProcessInfo.processInfo.environment["CLBSIM_UPDATE_GOLDEN"] != nil {
            try Data(page.utf8).write(to: FAQPage.file)
        }
        let kept = try String(contentsOf: FAQPage.file, encoding: .utf8)
        #expect(kept == page, "docs/faq.md is stale: run these tests with CLBSIM_UPDATE_GOLDEN=1")
    }

    @Test func `every suite belongs to a question, and every question has statements`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: FAQPage.tests.path)
        let suites = files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("FAQ") }.map { $0.dropLast(6) }
        #expect(Set(suites) == Set(FAQPage.questions.map { $0.suite[...] }))
        for question in FAQPage.questions { #expect(!FAQPage.statements(of: question).isEmpty, "\(question.suite)") }
    }
}
