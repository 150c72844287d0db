package narratives.cli;

import narratives.cli.benchmark.NotMeasured;
import narratives.cli.importing.Refusal;
import narratives.contract.RecommenderException;
import narratives.store.embedded.EmbeddedPostgresException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a verb cannot be run: one clear sentence on the error output, and a non-zero exit code. */
final class Complaints {
    private Complaints() {}

    /** Wrong or impossible arguments: exit code 2. */
    static int aboutArguments(ParameterException complaint, String... arguments) {
        CommandLine verb = complaint.getCommandLine();
        say(verb, String.valueOf(complaint.getMessage()));
        if (complaint instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(complaint, verb.getErr());
        }
        verb.getErr().println("See: " + verb.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** Everything else: exit code 1, with a stack trace only if nobody expected it; 2 if nothing was begun. */
    static int aboutExecution(Exception complaint, CommandLine verb, ParseResult arguments) {
        switch (complaint) {
            case Refusal refusal -> {
                say(verb, refusal.sentence());
                return ExitCode.USAGE;
            }
            case CannotRun known -> say(verb, String.valueOf(known.getMessage()));
            case NotMeasured known -> say(verb, known.sentence());
            case EmbeddedPostgresException known -> say(verb, String.valueOf(known.getMessage()));
            case RecommenderException known -> {
                say(verb, known.detail());
                known.errors().forEach(error -> say(verb, error.field() + ": " + error.detail()));
            }
            default -> complaint.printStackTrace(verb.getErr());
        }
        return ExitCode.SOFTWARE;
    }

    /** What lies at the bottom of a failure, in its own words. */
    static String sentence(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        return bottom.getMessage() == null ? bottom.toString() : bottom.getMessage();
    }

    private static void say(CommandLine verb, String sentence) {
        verb.getErr().println("recommender: " + sentence);
    }
}
