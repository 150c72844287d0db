package narratives.cli.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This program, to be run once more in a process of its own.
 *
 * @param flags those of this JVM
 */
record Program(Path java, Path jar, List<String> flags) {
    Program {
        flags = List.copyOf(flags);
    }

    /** What runs here. */
    static Program own() {
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new NotMeasured(
                    "The benchmark starts services of its own, from the jar it was started from; run it by"
                            + " ./recommender benchmark.");
        }
        return new Program(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                jar,
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** Runs a verb over the data of a place. What it prints goes to a file there. */
    Child start(Workplace place, List<String> verb) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(verb);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.printed().toFile()))
                .start();
        return new Child(verb.getFirst(), process, place);
    }
}
