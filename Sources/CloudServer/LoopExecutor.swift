import NIOCore

/// Runs a connection's task on the event loop of its channel.
///
/// A request is answered in a fraction of a millisecond, most of it in the database. To hand each to another thread and
/// its answer back costs more than half of what answering does, and the loops are as many as the cores anyway.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
