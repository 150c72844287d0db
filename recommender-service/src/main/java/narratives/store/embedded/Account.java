package narratives.store.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The account under which PostgreSQL runs. It refuses to run with the powers of root, so root puts them away first: by a
 * user namespace without mappings ({@code unshare -U}), where root owns its files but has no powers, or else by becoming
 * another user ({@code setpriv}), to whom the cluster then belongs.
 *
 * @param prefix what stands before every command
 * @param user the id of the user that owns the cluster
 */
record Account(List<String> prefix, int user) {
    private static final int ROOT = 0;
    /** The customary id of a user who owns nothing. */
    private static final int NOBODY = 65534;

    /** The account for the cluster of a folder, which may not exist yet. */
    static Account of(Folder folder) throws IOException {
        int self = Math.toIntExact(new UnixSystem().getUid());
        boolean exists = Files.isDirectory(folder.cluster());
        int owner = exists ? (Integer) Files.getAttribute(folder.cluster(), "unix:uid") : self;
        if (self != ROOT) {
            if (owner != self) {
                throw new EmbeddedPostgresException("The database in " + folder.root()
                        + " belongs to another user; start as that user, or use another --data.");
            }
            return new Account(List.of(), self);
        }
        List<String> powerless = List.of("unshare", "-U");
        if (owner == ROOT && works(powerless)) {
            return new Account(powerless, ROOT);
        }
        return become(owner == ROOT ? NOBODY : owner, folder, exists ? folder.cluster() : folder.root());
    }

    private static Account become(int user, Folder folder, Path needed) throws IOException {
        List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
        if (!works(prefix)) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, and neither \"unshare -U\" nor"
                    + " \"setpriv --reuid\" works here; start as an ordinary user, or give --database-url.");
        }
        Account account = new Account(prefix, user);
        // The secrets in the folder have their own permissions; the other user only has to pass through.
        Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx--x--x"));
        if (!account.run(Command.of("test", "-x", needed.toString())).succeeded()) {
            throw new EmbeddedPostgresException("PostgreSQL has to run as user " + user + ", who cannot enter " + needed
                    + "; use a --data that every user can reach, or start as an ordinary user.");
        }
        return account;
    }

    /** Makes an empty folder that the account owns. */
    void makeFolder(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        give(folder);
    }

    /** Hands a file or folder to the account. */
    void give(Path path) throws IOException {
        if (user != (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)) {
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        }
    }

    Command.Result run(Command command) throws IOException {
        return command.behind(prefix).run();
    }

    private static boolean works(List<String> prefix) {
        try {
            return Command.of("true").behind(prefix).run().succeeded();
        } catch (IOException e) {
            return false;
        }
    }
}
