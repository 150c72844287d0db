package narratives.cli.evaluating;

import java.time.LocalDate;
import narratives.feedback.Scale;

/**
 * What an evaluation is of.
 *
 * @param date on which it was made
 * @param data what was measured on, in a few words without names of files
 * @param question the key of the question that was answered
 * @param rejected how many lines of the files could not be understood
 */
public record Heading(LocalDate date, String data, String question, Scale scale, long rejected) {}
