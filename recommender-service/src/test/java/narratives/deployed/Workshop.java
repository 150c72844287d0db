package narratives.deployed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does with the packaged application what the Dockerfile does, without a container engine: copies it, trains the cache
 * with the command that stands there, and takes the right to write away. Beside the copy nothing of the image is there:
 * the JVM and the rest are those of this machine.
 *
 * @param folder the application, as it is in the image
 * @param home a folder above it that everybody may read
 */
record Workshop(Image image, Path folder, Path home) {
    private static final Path PACKAGED = Path.of("target", "cluster-app").toAbsolutePath();
    /** Of the JVM in the image. */
    private static final int FEATURE = 25;

    /** Trains: PostgreSQL wants a user that has a name, and the user of the image has one only there. */
    private static final String NOBODY = "65534";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private static @Nullable Workshop shared;

    /** One for all tests; it goes with the JVM. */
    static synchronized Workshop shared() throws IOException, InterruptedException {
        Workshop made = shared;
        if (made == null) {
            made = open();
            Runtime.getRuntime().addShutdownHook(new Thread(made::clear));
            shared = made;
        }
        return made;
    }

    private static Workshop open() throws IOException, InterruptedException {
        assumeTrue(
                Runtime.version().feature() >= FEATURE,
                "the JVM of the image is of version 25 and this one is older: the image was not tried");
        // Not in /tmp, which the service gets anew.
        Path home = Files.createTempDirectory(Path.of("/var/tmp"), "recommender-image");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path folder = home.resolve("app");
        shell("cp -a " + PACKAGED + " " + folder);
        Workshop workshop = new Workshop(Image.shipped(), folder, home);
        workshop.train();
        return workshop;
    }

    private void train() throws IOException, InterruptedException {
        Path data = home.resolve("rehearsal");
        if (ROOT) {
            shell("mkdir " + data + " && chown -R " + NOBODY + " " + folder + " " + data);
        }
        String training =
                image.training().replace("/tmp/rehearsal", data.resolve("data").toString());
        Process trained = builder(List.of("/bin/sh", "-c", inFolder(training)), NOBODY, false)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("training.log").toFile())
                .start();
        if (trained.waitFor() != 0) {
            throw new AssertionError("the training fails:\n" + Repository.text(home.resolve("training.log")));
        }
        if (ROOT) {
            shell("chown -R 0:0 " + folder);
        }
        shell("rm -rf " + data + " && chmod -R a-w " + folder);
    }

    /** The command of the image and these arguments. */
    List<String> command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(image.entrypoint().stream().map(this::inFolder).toList());
        command.addAll(arguments);
        return command;
    }

    /** The same command with an option of the JVM before the jar. */
    List<String> commandWith(String option, List<String> arguments) {
        List<String> command = command(arguments);
        command.add(1, option);
        return command;
    }

    private String inFolder(String text) {
        return text.replace(Image.FOLDER, folder.toString());
    }

    /** Whether everything but /tmp can be made read-only for a process, for which one must be root. */
    boolean canShutTheRoot() {
        return ROOT;
    }

    /**
     * Starts a command with the environment of the image and nothing else: as its user and, where this is done as root,
     * with no powers and everything but a new /tmp read-only. The process is that of the command itself.
     */
    ProcessBuilder prepared(List<String> command) {
        return builder(command, image.user(), true);
    }

    /**
     * Runs the command of the image to its end.
     *
     * @return what it prints on its standard output
     */
    String run(List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(home, "run", ".log");
        ProcessBuilder builder = prepared(command(arguments)).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(arguments.getFirst() + " fails:\n" + printed + Repository.text(errors));
        }
        return printed;
    }

    private ProcessBuilder builder(List<String> command, String user, boolean shut) {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            if (shut) {
                whole.addAll(List.of(
                        "unshare",
                        "--mount",
                        "/bin/sh",
                        "-c",
                        "mount --make-rprivate / && mount -o remount,bind,ro / && mount -t tmpfs -o mode=1777 tmpfs /tmp"
                                + " && cd /tmp && exec \"$@\"",
                        "sh"));
            }
            whole.addAll(List.of(
                    "setpriv",
                    "--reuid=" + user,
                    "--regid=" + user,
                    "--clear-groups",
                    "--no-new-privs",
                    "--bounding-set=-all",
                    "--inh-caps=-all"));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(image.environment());
        builder.environment().put("PATH", System.getProperty("java.home") + "/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        return builder;
    }

    private static void shell(String command) {
        Repository.run(List.of("/bin/sh", "-c", command));
    }

    private void clear() {
        shell("chmod -R u+w " + home + " && rm -rf " + home);
    }
}
