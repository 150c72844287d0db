package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import narratives.model.TrainingSet;

/** Who turned to what: rows of people and columns of narratives, in the order of a training set. Immutable. */
public record InteractionMatrix(List<Interactions> people, List<Interactions> narratives) {
    public InteractionMatrix {
        people = List.copyOf(people);
        narratives = List.copyOf(narratives);
    }

    /**
     * @param people what each person turned to
     * @param narratives how many there are
     */
    public static InteractionMatrix of(List<Interactions> people, int narratives) {
        int[] counts = new int[narratives];
        for (Interactions row : people) {
            for (int narrative : row.with()) {
                counts[narrative]++;
            }
        }
        int[][] who = new int[narratives][];
        double[][] strength = new double[narratives][];
        for (int i = 0; i < narratives; i++) {
            who[i] = new int[counts[i]];
            strength[i] = new double[counts[i]];
            counts[i] = 0;
        }
        for (int person = 0; person < people.size(); person++) {
            Interactions row = people.get(person);
            for (int n = 0; n < row.count(); n++) {
                int narrative = row.with()[n];
                who[narrative][counts[narrative]] = person;
                strength[narrative][counts[narrative]++] = row.strength()[n];
            }
        }
        List<Interactions> columns = new ArrayList<>(narratives);
        for (int i = 0; i < narratives; i++) {
            columns.add(new Interactions(who[i], strength[i]));
        }
        return new InteractionMatrix(people, columns);
    }

    /** Ratings and engagements as interactions. */
    public static InteractionMatrix of(TrainingSet set, RatingStrength strength) {
        return of(
                set.histories().stream().map(strength::interactions).toList(),
                set.narratives().size());
    }
}
