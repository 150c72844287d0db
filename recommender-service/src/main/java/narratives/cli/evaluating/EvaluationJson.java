package narratives.cli.evaluating;

import java.util.List;
import narratives.evaluation.Accuracy;
import narratives.evaluation.Evaluation;
import narratives.evaluation.Experiment;
import narratives.evaluation.Measured;
import narratives.evaluation.PairedBootstrap.Difference;
import org.jspecify.annotations.Nullable;

/** An evaluation as JSON, for programs: errors in points of the scale, shares from 0 to 1, unrounded. */
public record EvaluationJson(
        String date,
        DataJson data,
        SettingsJson settings,
        MeasuredJson measured,
        List<MeasuredJson> cohorts,
        List<Evaluation.Claim> claims) {
    public static EvaluationJson from(Heading heading, Evaluation evaluation) {
        return new EvaluationJson(
                heading.date().toString(),
                new DataJson(
                        heading.data(),
                        heading.question(),
                        heading.scale().minimum(),
                        heading.scale().maximum(),
                        heading.rejected()),
                SettingsJson.from(evaluation.experiment()),
                MeasuredJson.from(evaluation.measured()),
                evaluation.cohorts().stream().map(MeasuredJson::from).toList(),
                evaluation.claims());
    }

    public record DataJson(String name, String question, double minimum, double maximum, long rejectedLines) {}

    public record SettingsJson(int folds, long seed, int components, int mostSweeps, double tolerance) {
        static SettingsJson from(Experiment experiment) {
            return new SettingsJson(
                    experiment.folds(),
                    experiment.seed(),
                    experiment.settings().components(),
                    experiment.settings().mostSweeps(),
                    experiment.settings().tolerance());
        }
    }

    public record MeasuredJson(
            Measured.Size size,
            String ratingsSplitSha256,
            String peopleSplitSha256,
            AccuracyJson model,
            List<RivalJson> rivals,
            int coldStartDraws,
            List<StepJson> coldStart) {
        static MeasuredJson from(Measured measured) {
            return new MeasuredJson(
                    measured.size(),
                    measured.ratingsSplit(),
                    measured.peopleSplit(),
                    AccuracyJson.from(measured.comparison().model()),
                    measured.comparison().rivals().stream().map(RivalJson::from).toList(),
                    measured.draws(),
                    measured.coldStart().stream().map(StepJson::from).toList());
        }
    }

    public record AccuracyJson(
            int people,
            int ratings,
            Accuracy.Errors overRatings,
            Accuracy.Errors meanOfPeople,
            @Nullable Double within50,
            @Nullable Double within90) {
        static AccuracyJson from(Accuracy accuracy) {
            return new AccuracyJson(
                    accuracy.people(),
                    accuracy.ratings(),
                    accuracy.micro(),
                    accuracy.macro(),
                    accuracy.coverage().map(Accuracy.Coverage::half).orElse(null),
                    accuracy.coverage().map(Accuracy.Coverage::ninety).orElse(null));
        }
    }

    public record RivalJson(String name, AccuracyJson accuracy, Difference modelMinusThis) {
        static RivalJson from(Measured.Rival rival) {
            return new RivalJson(rival.name(), AccuracyJson.from(rival.accuracy()), rival.difference());
        }
    }

    public record StepJson(int told, AccuracyJson accuracy, Difference minusNoneTold) {
        static StepJson from(Measured.Step step) {
            return new StepJson(step.told(), AccuracyJson.from(step.accuracy()), step.sinceCold());
        }
    }
}
