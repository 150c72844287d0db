package narratives.faults;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is done to processes from outside. Only ever to processes that this run has started. */
final class Signals {
    private Signals() {}

    /** SIGKILL, and waits for the end of all. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
    }

    static void pause(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("-STOP", processes);
    }

    static void resume(List<ProcessHandle> processes) throws IOException, InterruptedException {
        send("-CONT", processes);
    }

    private static void send(String signal, List<ProcessHandle> processes) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            // One that has ended since is none to complain about.
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
