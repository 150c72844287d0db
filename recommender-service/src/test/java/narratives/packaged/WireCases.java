package narratives.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import narratives.access.Call;

/** Every call over both wires, with input that is right and input that is wrong. */
final class WireCases {
    private static final String NARRATIVE = """
            {"title": "A title", "summary": "A summary", "language": "en", "modality": %s, "form": "poem",
             "durationSeconds": 120, "contentUri": "https://example.org/x", "contentWarnings": %s, "status": %s,
             "availableFrom": "2026-01-01T00:00:00Z", "availableUntil": "2027-01-01T00:00:00Z"%s}""";

    private static final String RATING = """
            {"eventId": "wire-@-%s", "type": %s, "userId": "%s", "narrativeId": "n-001", "ratings": {"hopefulness": %s}}""";

    private WireCases() {}

    static List<WireCase> all() {
        List<WireCase> cases = new ArrayList<>();
        collection(cases);
        service(cases);
        people(cases);
        narratives(cases);
        feedback(cases);
        lists(cases);
        documents(cases);
        safety(cases);
        model(cases);
        packs(cases);
        own(cases);
        erasures(cases);
        return cases;
    }

    /** First, while no list is on its way to the store that the one wire would count and the other not. */
    private static void collection(List<WireCase> cases) {
        cases.add(
                WireCase.of("of the demonstration", Call.GET_COLLECTION_REPORT, "GET /v1/collection/report", "", "{}"));
        cases.add(WireCase.of("as a page", Call.PRINT_COLLECTION_REPORT, "GET /v1/collection/report/page", "", "{}"));
    }

    private static void service(List<WireCase> cases) {
        cases.add(WireCase.of(
                "for a browser",
                Call.CREATE_TOKEN,
                "POST /v1/tokens",
                "{\"userId\": \"u-1\"}",
                "{\"userId\": \"u-1\"}"));
        cases.add(WireCase.of("for nobody", Call.CREATE_TOKEN, "POST /v1/tokens", "{}", "{}"));
        cases.add(WireCase.of(
                "for too short a time",
                Call.CREATE_TOKEN,
                "POST /v1/tokens",
                "{\"userId\": \"u-1\", \"expiresInSeconds\": 5}",
                "{\"userId\": \"u-1\", \"expiresInSeconds\": 5}"));
        cases.add(WireCase.of("what is here", Call.GET_SERVICE, "GET /v1", "", "{}"));
    }

    private static void people(List<WireCase> cases) {
        String preferences = """
                {"modalities": [%s], "languages": ["en"], "maxDurationSeconds": 900, "excludedWarnings": ["self-harm"],
                 "hiddenNarrativeIds": ["n-009"]}""";
        cases.add(WireCase.of(
                "a person of whom much is told",
                Call.PUT_USER,
                "PUT /v1/users/person-@",
                "{\"profile\": {\"age-band\": \"25-34\", \"years\": 2.5, \"again\": true, \"roles\": [\"carer\"]},"
                        + " \"preferences\": " + preferences.formatted("\"text\", \"video\"") + "}",
                "{\"user\": {\"userId\": \"person-@\", \"profile\": {\"age-band\": {\"text\": \"25-34\"}, \"years\":"
                        + " {\"number\": 2.5}, \"again\": {\"flag\": true}, \"roles\": {\"texts\": {\"values\":"
                        + " [\"carer\"]}}}, \"preferences\": "
                        + preferences.formatted("\"MODALITY_TEXT\", \"MODALITY_VIDEO\"") + "}}"));
        cases.add(WireCase.of(
                "the same again",
                Call.PUT_USER,
                "PUT /v1/users/person-@",
                "{}",
                "{\"user\": {\"userId\": \"person-@\"}}"));
        cases.add(WireCase.of(
                "an id of the wrong form",
                Call.PUT_USER,
                "PUT /v1/users/per%20son",
                "{}",
                "{\"user\": {\"userId\": \"per son\"}}"));
        cases.add(WireCase.of(
                "preferences that cannot be",
                Call.PUT_USER,
                "PUT /v1/users/person-@",
                "{\"preferences\": {\"modalities\": [\"smell\"], \"languages\": [\"\"], \"maxDurationSeconds\": -1,"
                        + " \"excludedWarnings\": [\"Not A Key\"]}}",
                "{\"user\": {\"userId\": \"person-@\", \"preferences\": {\"modalities\": [99], \"languages\": [\"\"],"
                        + " \"maxDurationSeconds\": -1, \"excludedWarnings\": [\"Not A Key\"]}}}"));
        cases.add(WireCase.of(
                "a text with NUL",
                Call.PUT_USER,
                "PUT /v1/users/person-@",
                "{\"preferences\": {\"languages\": [\"e\\u0000n\"]}}",
                "{\"user\": {\"userId\": \"person-@\", \"preferences\": {\"languages\": [\"e\\u0000n\"]}}}"));
        cases.add(WireCase.of("somebody", Call.GET_USER, "GET /v1/users/person-@", "", "{\"userId\": \"person-@\"}"));
        cases.add(WireCase.of("nobody", Call.GET_USER, "GET /v1/users/nobody", "", "{\"userId\": \"nobody\"}"));
        cases.add(WireCase.of(
                "an id of the wrong form", Call.GET_USER, "GET /v1/users/no%20id", "", "{\"userId\": \"no id\"}"));
        cases.add(WireCase.of(
                "everything of nobody",
                Call.EXPORT_USER,
                "GET /v1/users/nobody:export",
                "",
                "{\"userId\": \"nobody\"}"));
        cases.add(WireCase.of(
                "everything of somebody",
                Call.EXPORT_USER,
                "GET /v1/users/person-@:export",
                "",
                "{\"userId\": \"person-@\"}"));
    }

    /** Behind what they have told. */
    private static void own(List<WireCase> cases) {
        cases.add(WireCase.of(
                "of somebody",
                Call.LIST_OWN_NARRATIVES,
                "GET /v1/users/person-@/narratives",
                "",
                "{\"userId\": \"person-@\"}"));
        cases.add(WireCase.of(
                "of nobody",
                Call.LIST_OWN_NARRATIVES,
                "GET /v1/users/nobody/narratives",
                "",
                "{\"userId\": \"nobody\"}"));
    }

    /** At the end: whoever is erased takes no part any more. */
    private static void erasures(List<WireCase> cases) {
        cases.add(WireCase.of(
                "somebody", Call.DELETE_USER, "DELETE /v1/users/person-@", "", "{\"userId\": \"person-@\"}"));
        cases.add(WireCase.of("nobody", Call.DELETE_USER, "DELETE /v1/users/nobody", "", "{\"userId\": \"nobody\"}"));
        cases.add(WireCase.of(
                "an id of the wrong form",
                Call.DELETE_USER,
                "DELETE /v1/users/no%20id",
                "",
                "{\"userId\": \"no id\"}"));
        cases.add(WireCase.of(
                "somebody erased", Call.GET_USER, "GET /v1/users/person-@", "", "{\"userId\": \"person-@\"}"));
        cases.add(WireCase.of(
                "everything of somebody erased",
                Call.EXPORT_USER,
                "GET /v1/users/person-@:export",
                "",
                "{\"userId\": \"person-@\"}"));
        cases.add(WireCase.of(
                "somebody erased",
                Call.PUT_USER,
                "PUT /v1/users/person-@",
                "{}",
                "{\"user\": {\"userId\": \"person-@\"}}"));
        cases.add(WireCase.of(
                "of somebody erased",
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback?createUser=true",
                "{\"eventId\": \"late-@\", \"type\": \"view\", \"userId\": \"person-@\", \"narrativeId\": \"n-003\"}",
                "{\"createUser\": true, \"event\": {\"eventId\": \"late-@\", \"type\": \"FEEDBACK_TYPE_VIEW\","
                        + " \"userId\": \"person-@\", \"narrativeId\": \"n-003\"}}"));
    }

    private static void narratives(List<WireCase> cases) {
        cases.add(WireCase.of(
                "a narrative of which much is known",
                Call.PUT_NARRATIVE,
                "PUT /v1/narratives/wire-@",
                NARRATIVE.formatted("\"text\"", "[\"bereavement\"]", "\"draft\"", ""),
                "{\"narrative\": "
                        + NARRATIVE.formatted(
                                "\"MODALITY_TEXT\"",
                                "{\"keys\": [\"bereavement\"]}",
                                "\"STATUS_DRAFT\"",
                                ", \"narrativeId\": \"wire-@\"")
                        + "}"));
        cases.add(WireCase.of(
                "no warnings is not unknown warnings, and a status that is left out stays",
                Call.PUT_NARRATIVE,
                "PUT /v1/narratives/wire-@",
                "{\"contentWarnings\": []}",
                "{\"narrative\": {\"narrativeId\": \"wire-@\", \"contentWarnings\": {}}}"));
        cases.add(WireCase.of(
                "everything wrong",
                Call.PUT_NARRATIVE,
                "PUT /v1/narratives/wire-@",
                "{\"modality\": \"smell\", \"language\": \"\", \"durationSeconds\": -1, \"contentUri\": \"ftp://x\"}",
                "{\"narrative\": {\"narrativeId\": \"wire-@\", \"modality\": 99, \"language\": \"\", \"durationSeconds\":"
                        + " -1, \"contentUri\": \"ftp://x\"}}"));
        cases.add(WireCase.of(
                "an answer that the instrument does not know",
                Call.PUT_NARRATIVE,
                "PUT /v1/narratives/wire-@",
                "{\"characteristics\": {\"no-question\": \"x\"}}",
                "{\"narrative\": {\"narrativeId\": \"wire-@\", \"characteristics\": {\"no-question\": {\"text\":"
                        + " \"x\"}}}}"));
        cases.add(WireCase.of(
                "one there is", Call.GET_NARRATIVE, "GET /v1/narratives/n-001", "", "{\"narrativeId\": \"n-001\"}"));
        cases.add(WireCase.of(
                "one there is not", Call.GET_NARRATIVE, "GET /v1/narratives/none", "", "{\"narrativeId\": \"none\"}"));
        cases.add(WireCase.of(
                "an id of the wrong form",
                Call.GET_NARRATIVE,
                "GET /v1/narratives/no%20id",
                "",
                "{\"narrativeId\": \"no id\"}"));
        cases.add(
                WireCase.of("a page", Call.LIST_NARRATIVES, "GET /v1/narratives?pageSize=3", "", "{\"pageSize\": 3}"));
        cases.add(WireCase.of(
                "by filter",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?modality=text&modality=video&language=en&maxDurationSeconds=600&pageSize=5",
                "",
                "{\"modality\": [\"MODALITY_TEXT\", \"MODALITY_VIDEO\"], \"language\": [\"en\"],"
                        + " \"maxDurationSeconds\": 600, \"pageSize\": 5}"));
        cases.add(WireCase.of(
                "by status",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?status=withdrawn",
                "",
                "{\"status\": \"STATUS_WITHDRAWN\"}"));
        cases.add(WireCase.of(
                "a page that is too large",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?pageSize=1001",
                "",
                "{\"pageSize\": 1001}"));
        cases.add(WireCase.of(
                "an unknown modality",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?modality=smell",
                "",
                "{\"modality\": [99]}"));
        cases.add(WireCase.of(
                "an unknown question",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?no-question=x",
                "",
                "{\"characteristics\": {\"no-question\": {\"values\": [\"x\"]}}}"));
        cases.add(WireCase.of(
                "a token of nowhere",
                Call.LIST_NARRATIVES,
                "GET /v1/narratives?pageToken=nonsense",
                "",
                "{\"pageToken\": \"nonsense\"}"));
        cases.add(WireCase.of(
                "the most alike",
                Call.LIST_SIMILAR_NARRATIVES,
                "GET /v1/narratives/n-002/similar?count=3",
                "",
                "{\"narrativeId\": \"n-002\", \"count\": 3}"));
        cases.add(WireCase.of(
                "like nothing",
                Call.LIST_SIMILAR_NARRATIVES,
                "GET /v1/narratives/none/similar",
                "",
                "{\"narrativeId\": \"none\"}"));
        cases.add(WireCase.of(
                "too many",
                Call.LIST_SIMILAR_NARRATIVES,
                "GET /v1/narratives/n-002/similar?count=101",
                "",
                "{\"narrativeId\": \"n-002\", \"count\": 101}"));
        cases.add(WireCase.of(
                "many, some of them wrong",
                Call.IMPORT_NARRATIVES,
                "POST /v1/narratives:import",
                """
                {"narrativeId": "imported-@", "status": "draft"}
                {"narrativeId": "no id"}
                {"narrativeId": "imported-@", "durationSeconds": -1}
                """,
                "{\"narrative\": {\"narrativeId\": \"imported-@\", \"status\": \"STATUS_DRAFT\"}}",
                "{\"narrative\": {\"narrativeId\": \"no id\"}}",
                "{\"narrative\": {\"narrativeId\": \"imported-@\", \"durationSeconds\": -1}}"));
        cases.add(WireCase.of(
                "one there is",
                Call.WITHDRAW_NARRATIVE,
                "POST /v1/narratives/wire-@:withdraw",
                "{}",
                "{\"narrativeId\": \"wire-@\"}"));
        cases.add(WireCase.of(
                "one there is not",
                Call.WITHDRAW_NARRATIVE,
                "POST /v1/narratives/none:withdraw",
                "{}",
                "{\"narrativeId\": \"none\"}"));
    }

    private static void feedback(List<WireCase> cases) {
        cases.add(feedback("a rating", "1", "\"rating\"", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-7", "2"));
        cases.add(feedback("the same again", "1", "\"rating\"", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-7", "2"));
        cases.add(
                feedback("another under its id", "1", "\"rating\"", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-7", "1"));
        cases.add(feedback("off the scale", "2", "\"rating\"", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-7", "7"));
        cases.add(feedback("of nobody", "3", "\"rating\"", "\"FEEDBACK_TYPE_RATING\"", "nobody", "1"));
        cases.add(feedback("of an unknown type", "4", "\"song\"", "99", "demo-reader-7", "1"));
        cases.add(feedback("of no type", "5", "null", "0", "demo-reader-7", "1"));
        cases.add(feedback("ratings in a view", "6", "\"view\"", "\"FEEDBACK_TYPE_VIEW\"", "demo-reader-7", "1"));
        cases.add(WireCase.of("nothing at all", Call.GIVE_FEEDBACK, "POST /v1/feedback", "{}", "{\"event\": {}}"));
        cases.add(WireCase.of(
                "about an unknown narrative",
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback",
                "{\"eventId\": \"v-@\", \"type\": \"view\", \"userId\": \"demo-reader-7\", \"narrativeId\": \"none\"}",
                "{\"event\": {\"eventId\": \"v-@\", \"type\": \"FEEDBACK_TYPE_VIEW\", \"userId\": \"demo-reader-7\","
                        + " \"narrativeId\": \"none\"}}"));
        cases.add(WireCase.of(
                "everything a view can tell, of somebody new",
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback?createUser=true",
                "{\"eventId\": \"v-@\", \"type\": \"view\", \"userId\": \"new-@\", \"narrativeId\": \"n-003\","
                        + " \"position\": 0.5, \"seconds\": 61.25, \"occurredAt\": \"2026-11-23T09:30:00Z\","
                        + " \"recommendationId\": \"r-1\"}",
                "{\"createUser\": true, \"event\": {\"eventId\": \"v-@\", \"type\": \"FEEDBACK_TYPE_VIEW\", \"userId\":"
                        + " \"new-@\", \"narrativeId\": \"n-003\", \"position\": 0.5, \"seconds\": 61.25, \"occurredAt\":"
                        + " \"2026-11-23T09:30:00Z\", \"recommendationId\": \"r-1\"}}"));
        cases.add(WireCase.of(
                "distress",
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback",
                "{\"eventId\": \"d-@\", \"type\": \"distress\", \"userId\": \"new-@\", \"narrativeId\": \"n-003\","
                        + " \"severity\": 4}",
                "{\"event\": {\"eventId\": \"d-@\", \"type\": \"FEEDBACK_TYPE_DISTRESS\", \"userId\": \"new-@\","
                        + " \"narrativeId\": \"n-003\", \"severity\": 4}}"));
        cases.add(WireCase.of(
                "a retraction",
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback",
                "{\"eventId\": \"x-@\", \"type\": \"retract\", \"userId\": \"new-@\", \"retracts\": \"unknown\"}",
                "{\"event\": {\"eventId\": \"x-@\", \"type\": \"FEEDBACK_TYPE_RETRACT\", \"userId\": \"new-@\","
                        + " \"retracts\": \"unknown\"}}"));
        String batch = "{\"events\": [" + RATING + ", " + RATING + "]}";
        cases.add(WireCase.of(
                "two events",
                Call.GIVE_FEEDBACK_IN_BULK,
                "POST /v1/feedback:batchCreate",
                batch.formatted("b1", "\"rating\"", "demo-reader-8", "1", "b2", "\"rating\"", "demo-reader-8", "0"),
                batch.formatted(
                        "b1",
                        "\"FEEDBACK_TYPE_RATING\"",
                        "demo-reader-8",
                        "1",
                        "b2",
                        "\"FEEDBACK_TYPE_RATING\"",
                        "demo-reader-8",
                        "0")));
        cases.add(WireCase.of(
                "one of two is wrong",
                Call.GIVE_FEEDBACK_IN_BULK,
                "POST /v1/feedback:batchCreate",
                batch.formatted("b3", "\"rating\"", "demo-reader-8", "1", "b4", "\"rating\"", "demo-reader-8", "9"),
                batch.formatted(
                        "b3",
                        "\"FEEDBACK_TYPE_RATING\"",
                        "demo-reader-8",
                        "1",
                        "b4",
                        "\"FEEDBACK_TYPE_RATING\"",
                        "demo-reader-8",
                        "9")));
        cases.add(WireCase.of(
                "no events", Call.GIVE_FEEDBACK_IN_BULK, "POST /v1/feedback:batchCreate", "{\"events\": []}", "{}"));
        cases.add(WireCase.of(
                "some right, some wrong",
                Call.IMPORT_FEEDBACK,
                "POST /v1/feedback:import",
                RATING.formatted("i1", "\"rating\"", "demo-reader-9", "1") + "\n"
                        + RATING.formatted("i2", "\"rating\"", "nobody", "1") + "\n"
                        + RATING.formatted("i1", "\"rating\"", "demo-reader-9", "1") + "\n",
                event(RATING.formatted("i1", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-9", "1")),
                event(RATING.formatted("i2", "\"FEEDBACK_TYPE_RATING\"", "nobody", "1")),
                event(RATING.formatted("i1", "\"FEEDBACK_TYPE_RATING\"", "demo-reader-9", "1"))));
    }

    private static WireCase feedback(
            String name, String id, String key, String value, String user, String hopefulness) {
        return WireCase.of(
                name,
                Call.GIVE_FEEDBACK,
                "POST /v1/feedback",
                RATING.formatted(id, key, user, hopefulness),
                event(RATING.formatted(id, value, user, hopefulness)));
    }

    private static String event(String feedback) {
        return "{\"event\": " + feedback + "}";
    }

    private static void lists(List<WireCase> cases) {
        list(cases, "for somebody", "{\"userId\": \"demo-reader-11\", \"count\": 5, \"seed\": 7, \"explain\": true}");
        list(
                cases,
                "in German",
                "{\"userId\": \"demo-reader-11\", \"count\": 5, \"seed\": 7, \"explain\": true, \"explainLanguage\":"
                        + " \"de-AT\"}");
        list(cases, "in no language", "{\"explainLanguage\": \"no tag\"}");
        list(cases, "for somebody unknown", "{\"userId\": \"never-seen\", \"count\": 3, \"seed\": 7}");
        list(cases, "for nobody in particular", "{\"count\": 3, \"seed\": 7}");
        list(cases, "more than there may be", "{\"count\": 101}");
        list(cases, "fewer than one", "{\"count\": 0}");
        list(cases, "an algorithm that there is not", "{\"algorithm\": \"magic\"}");
        list(cases, "an algorithm that is not kept ready", "{\"algorithm\": \"ease\"}");
        list(
                cases,
                "an algorithm that is",
                "{\"userId\": \"demo-reader-12\", \"count\": 5, \"seed\": 7,"
                        + " \"explain\": true, \"algorithm\": \"bias\"}");
        cases.add(WireCase.of(
                "an algorithm in another mode",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"mode\": \"browse\", \"algorithm\": \"bias\"}",
                "{\"request\": {\"mode\": \"MODE_BROWSE\", \"algorithm\": \"bias\"}}"));
        list(cases, "a token of nowhere", "{\"pageToken\": \"nonsense\"}");
        list(cases, "a position of nowhere", "{\"minLogPosition\": \"nonsense\"}");
        list(cases, "a narrative without its mode", "{\"similarTo\": \"n-001\"}");
        list(cases, "without some", "{\"excludeNarrativeIds\": [\"n-001\", \"no id\"]}");
        list(cases, "an id of the wrong form", "{\"userId\": \"no id\"}");
        cases.add(WireCase.of(
                "in mode similar",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"mode\": \"similar\", \"similarTo\": \"n-001\", \"count\": 3, \"seed\": 7}",
                "{\"request\": {\"mode\": \"MODE_SIMILAR\", \"similarTo\": \"n-001\", \"count\": 3, \"seed\": 7}}"));
        cases.add(WireCase.of(
                "by chance, with a filter",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"mode\": \"surprise\", \"count\": 4, \"seed\": 7, \"filter\": {\"modalities\": [\"text\"],"
                        + " \"languages\": [\"en\"]}}",
                "{\"request\": {\"mode\": \"MODE_SURPRISE\", \"count\": 4, \"seed\": 7, \"filter\": {\"modalities\":"
                        + " [\"MODALITY_TEXT\"], \"languages\": [\"en\"]}}}"));
        cases.add(WireCase.of(
                "an unknown mode",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"mode\": \"magic\"}",
                "{\"request\": {\"mode\": 99}}"));
        cases.add(WireCase.of(
                "for what an anonymous reader tells",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"count\": 3, \"seed\": 7, \"ratings\": {\"n-004\": {\"hopefulness\": 2}}, \"profile\": {\"age-band\":"
                        + " \"25-34\"}, \"preferences\": {\"excludedWarnings\": [\"self-harm\"]}}",
                "{\"request\": {\"count\": 3, \"seed\": 7, \"ratings\": {\"n-004\": {\"answers\": {\"hopefulness\":"
                        + " 2}}}, \"profile\": {\"age-band\": {\"text\": \"25-34\"}}, \"preferences\":"
                        + " {\"excludedWarnings\": [\"self-harm\"]}}}"));
        cases.add(WireCase.of(
                "who is known and tells nevertheless",
                Call.RECOMMEND,
                "POST /v1/recommendations",
                "{\"userId\": \"demo-reader-1\", \"profile\": {\"age-band\": \"25-34\"}}",
                "{\"request\": {\"userId\": \"demo-reader-1\", \"profile\": {\"age-band\": {\"text\": \"25-34\"}}}}"));
        whyNot(cases, "what is listed", "n-001", "{\"count\": 100, \"seed\": 7}");
        whyNot(cases, "what ranks too low", "n-001", "{\"count\": 1, \"seed\": 7, \"explainLanguage\": \"de\"}");
        whyNot(
                cases,
                "what many rules keep out",
                "n-001",
                "{\"excludeNarrativeIds\": [\"n-001\"], \"filter\": {\"languages\": [\"tlh\"], \"maxDurationSeconds\": 1}}");
        whyNot(cases, "what there is not", "none", "{}");
        whyNot(cases, "an id of the wrong form, in a wish that is wrong", "no id", "{\"count\": 0}");
        cases.add(WireCase.of("nothing", Call.WHY_NOT, "POST /v1/recommendations:whyNot", "{}", "{}"));
        cases.add(WireCase.of(
                "one there was not",
                Call.GET_RECOMMENDATION,
                "GET /v1/recommendations/none",
                "",
                "{\"recommendationId\": \"none\"}"));
        cases.add(WireCase.of(
                "an id of the wrong form",
                Call.GET_RECOMMENDATION,
                "GET /v1/recommendations/no%20id",
                "",
                "{\"recommendationId\": \"no id\"}"));
    }

    /** About a list whose wish reads the same over both wires. */
    private static void whyNot(List<WireCase> cases, String name, String narrative, String wish) {
        String missed = "{\"narrativeId\": \"" + narrative + "\"";
        cases.add(WireCase.of(
                name,
                Call.WHY_NOT,
                "POST /v1/recommendations:whyNot",
                wish.equals("{}") ? missed + "}" : missed + ", " + wish.substring(1),
                missed + ", \"request\": " + wish + "}"));
    }

    /** A wish in a mode, which each wire has a name of its own for. */
    private static void list(List<WireCase> cases, String name, String wish, String mode) {
        cases.add(WireCase.of(
                name,
                Call.RECOMMEND,
                "POST /v1/recommendations",
                wish.formatted("\"" + mode + "\""),
                "{\"request\": " + wish.formatted("\"MODE_" + mode.toUpperCase(Locale.ROOT) + "\"") + "}"));
    }

    /** A wish that reads the same over both wires. */
    private static void list(List<WireCase> cases, String name, String wish) {
        cases.add(WireCase.of(name, Call.RECOMMEND, "POST /v1/recommendations", wish, "{\"request\": " + wish + "}"));
    }

    private static void documents(List<WireCase> cases) {
        cases.add(WireCase.of("in force", Call.GET_INSTRUMENT, "GET /v1/instrument", "", "{}"));
        cases.add(WireCase.of("in force", Call.GET_QUESTIONNAIRE, "GET /v1/questionnaire", "", "{}"));
        String instrument = "{\"version\": 1, \"title\": \"T\", \"groups\": [{\"key\": \"g\", \"label\": \"G\"}],"
                + " \"questions\": [{\"key\": \"q\", \"group\": \"h\", \"label\": \"Q\", \"type\": %s}, {\"key\": \"q\"}]}";
        cases.add(WireCase.of(
                "wrong in many places",
                Call.PUT_INSTRUMENT,
                "PUT /v1/instrument",
                instrument.formatted("\"nominal\""),
                "{\"instrument\": " + instrument.formatted("\"QUESTION_TYPE_NOMINAL\"") + "}"));
        cases.add(WireCase.of(
                "made from another version",
                Call.PUT_INSTRUMENT,
                "PUT /v1/instrument",
                "{\"version\": 77, \"title\": \"T\"}",
                "{\"instrument\": {\"version\": 77, \"title\": \"T\"}}"));
        String questionnaire =
                "{\"title\": \"T\", \"questions\": [{\"key\": \"hopefulness\", \"text\": \"?\", \"primary\":"
                        + " true, \"scale\": {\"minimum\": %s, \"maximum\": 1, \"step\": 1}}]}";
        cases.add(WireCase.of(
                "that cannot hold what was told",
                Call.PUT_QUESTIONNAIRE,
                "PUT /v1/questionnaire",
                questionnaire.formatted("0"),
                "{\"questionnaire\": " + questionnaire.formatted("0") + "}"));
        cases.add(WireCase.of(
                "with a scale that is none",
                Call.PUT_QUESTIONNAIRE,
                "PUT /v1/questionnaire",
                questionnaire.formatted("5"),
                "{\"questionnaire\": " + questionnaire.formatted("5") + "}"));
    }

    /** Documents that read the same over both wires; what is put is what is in force already on the second wire. */
    private static void safety(List<WireCase> cases) {
        cases.add(WireCase.of("none yet, or one", Call.GET_SUPPORT, "GET /v1/support", "", "{}"));
        document(cases, Call.PUT_CURATED, "curated", "of two", """
                {"dated": "2026-11-23", "narrativeIds": ["n-002", "n-001"]}""");
        document(cases, Call.PUT_CURATED, "curated", "wrong in many places", """
                {"version": 0, "dated": "yesterday", "narrativeIds": ["no id", "n-001", "n-001"]}""");
        document(cases, Call.PUT_CURATED, "curated", "of what there is not", """
                {"dated": "2026-11-23", "narrativeIds": ["none"]}""");
        document(cases, Call.PUT_CURATED, "curated", "of nothing", "{}");
        cases.add(WireCase.of("of two", Call.GET_CURATED, "GET /v1/curated", "", "{}"));
        document(cases, Call.PUT_SUPPORT, "support", "in two languages", """
                {"texts": [{"language": "en", "text": "Call somebody."}, {"language": "de", "text": "Rufen Sie an."}],
                 "contacts": [{"name": "A line", "phone": "000", "uri": "https://example.org/", "hours": "always",
                               "language": "en"}]}""");
        document(cases, Call.PUT_SUPPORT, "support", "wrong in many places", """
                {"texts": [{"language": "?", "text": " "}, {}], "contacts": [{"uri": "here"}]}""");
        document(cases, Call.PUT_SUPPORT, "support", "of nothing", "{}");
        cases.add(WireCase.of("in two languages", Call.GET_SUPPORT, "GET /v1/support", "", "{}"));
        cases.add(WireCase.of("none", Call.GET_POLICY, "GET /v1/policy", "", "{}"));
        String rule = """
                {"rules": [{"key": "r", "description": "D.", "when": [{"question": "mood", "answers": ["low"]}],
                            "exclude": {"contentWarnings": ["violence"], "characteristics": [%s]}, "unknown": "show"}],
                 "safetyDataMaxAgeSeconds": 600,
                 "gentle": {"days": 3, "minSeverity": 2, "count": 4, "aftercareNarrativeIds": ["n-001"]}}""";
        document(cases, Call.PUT_POLICY, "policy", "of one rule", rule.formatted(""));
        document(
                cases,
                Call.PUT_POLICY,
                "policy",
                "about what is not asked",
                rule.formatted("{\"question\": \"none\", \"answers\": [\"x\"]}"));
        document(cases, Call.PUT_POLICY, "policy", "wrong in many places", """
                {"rules": [{"key": "No Key", "when": [{"question": "q"}]}, {"key": "r", "unknown": "guess"}],
                 "safetyDataMaxAgeSeconds": 0, "safetyDataUnbounded": true, "gentle": {"days": 0, "minSeverity": 9}}""");
        cases.add(WireCase.of("of one rule", Call.GET_POLICY, "GET /v1/policy", "", "{}"));
        cases.add(WireCase.of(
                "of one rule",
                Call.TRY_POLICY,
                "POST /v1/policy:dryRun",
                rule.formatted(""),
                "{\"policy\": " + rule.formatted("") + "}"));
        cases.add(WireCase.of("none", Call.LIST_SAFETY_FLAGS, "GET /v1/safety/flags", "", "{}"));
        review(cases, "a narrative", "n-001", "{\"decision\": \"clear\", \"note\": \"Seen.\"}");
        review(cases, "one there is not", "none", "{\"decision\": \"suspend\", \"note\": \"Seen.\"}");
        review(cases, "wrongly", "n-001", "{\"decision\": \"perhaps\", \"note\": \" \"}");
        review(cases, "without a word", "n-001", "{}");
        list(
                cases,
                "in somebody's own words",
                "{\"mode\": %s, \"wish\": \"something upbeat about work\", \"seed\": 7}",
                "describe");
        list(cases, "of a wish where none belongs", "{\"wish\": \"something\"}");
        list(cases, "in a crisis", "{\"userId\": \"u-1\", \"crisis\": true, \"seed\": 7}");
        list(
                cases,
                "on a small device",
                "{\"userId\": \"u-1\", \"seed\": 7, \"device\": {\"playable\": [\"video/mp4\"],"
                        + " \"slowConnection\": true}, \"audiences\": [\"staff\"]}");
        list(cases, "on no device", "{\"device\": {\"playable\": [\"everything\"]}, \"audiences\": [\"No Key\"]}");
    }

    private static void review(List<WireCase> cases, String what, String narrative, String review) {
        String named =
                "{\"narrativeId\": \"" + narrative + "\"" + (review.equals("{}") ? "}" : ", " + review.substring(1));
        cases.add(WireCase.of(
                what,
                Call.REVIEW_NARRATIVE,
                "POST /v1/narratives/" + narrative + ":review",
                review,
                "{\"review\": " + named + "}"));
    }

    private static void document(List<WireCase> cases, Call call, String name, String what, String document) {
        cases.add(WireCase.of(what, call, "PUT /v1/" + name, document, "{\"" + name + "\": " + document + "}"));
    }

    private static void packs(List<WireCase> cases) {
        pack(
                cases,
                "for people who are described",
                "{\"purpose\": \"discharge\", \"preferences\": {\"languages\": [\"en\"]}, \"audiences\": [\"staff\"],"
                        + " \"count\": 3, \"title\": \"To take home\", \"language\": \"de\"}");
        pack(cases, "for somebody", "{\"purpose\": \"stuck\", \"userId\": \"demo-reader-1\"}");
        pack(cases, "for nobody", "{\"purpose\": \"stuck\", \"userId\": \"nobody\"}");
        pack(cases, "of staff for somebody", "{\"purpose\": \"staff-training\", \"userId\": \"demo-reader-1\"}");
        pack(
                cases,
                "wrong in many places",
                "{\"purpose\": \"fun\", \"userId\": \"no id\", \"preferences\": {\"languages\": [\"\"]}, \"count\": 51,"
                        + " \"title\": \" \", \"language\": \"?\", \"audiences\": [\"No Key\"]}");
        pack(cases, "for no purpose", "{}");
        cases.add(WireCase.of(
                "those for nobody", Call.LIST_PACKS, "GET /v1/packs?userId=nobody", "", "{\"userId\": \"nobody\"}"));
        cases.add(WireCase.of(
                "far too many", Call.LIST_PACKS, "GET /v1/packs?pageSize=1001", "", "{\"pageSize\": 1001}"));
        cases.add(WireCase.of(
                "behind no page", Call.LIST_PACKS, "GET /v1/packs?pageToken=x", "", "{\"pageToken\": \"x\"}"));
        cases.add(none(Call.GET_PACK, "GET /v1/packs/none", ""));
        cases.add(none(Call.FREEZE_PACK, "POST /v1/packs/none:freeze", ""));
        cases.add(none(Call.UNSHARE_PACK, "POST /v1/packs/none:unshare", ""));
        cases.add(none(Call.REFILL_PACK, "POST /v1/packs/none:refill", "{}"));
        cases.add(none(Call.SHARE_PACK, "POST /v1/packs/none:share", "{}"));
        cases.add(none(Call.PRINT_PACK, "GET /v1/packs/none/print", ""));
        cases.add(none(Call.DELETE_PACK, "DELETE /v1/packs/none", ""));
        cases.add(WireCase.of(
                "for too short a time",
                Call.SHARE_PACK,
                "POST /v1/packs/none:share",
                "{\"expiresInSeconds\": 5}",
                "{\"packId\": \"none\", \"expiresInSeconds\": 5}"));
        String edit = "{\"items\": [{\"narrativeId\": \"n-001\", \"note\": \"Look.\", \"kept\": true}]}";
        cases.add(WireCase.of(
                "one there is not",
                Call.EDIT_PACK,
                "PUT /v1/packs/none",
                edit,
                "{\"packId\": \"none\", \"edit\": " + edit + "}"));
        String wrong = "{\"version\": 0, \"title\": \" \", \"items\": [{\"narrativeId\": \"no id\"}, {\"note\": \" \"},"
                + " {\"narrativeId\": \"n-001\"}, {\"narrativeId\": \"n-001\"}]}";
        cases.add(WireCase.of(
                "wrong in many places",
                Call.EDIT_PACK,
                "PUT /v1/packs/none",
                wrong,
                "{\"packId\": \"none\", \"edit\": " + wrong + "}"));
        cases.add(
                WireCase.of("no link", Call.GET_SHARED_PACK, "GET /v1/shared-packs/none", "", "{\"token\": \"none\"}"));
        cases.add(WireCase.of(
                "in no form",
                Call.PRINT_SHARED_PACK,
                "GET /v1/shared-packs/none/print?format=doc",
                "",
                "{\"token\": \"none\", \"format\": \"doc\"}"));
        cases.add(WireCase.of(
                "no id",
                Call.OPEN_SHARED_NARRATIVE,
                "GET /v1/shared-packs/none/narratives/no%20id",
                "",
                "{\"token\": \"none\", \"narrativeId\": \"no id\"}"));
        compare(cases, "two for somebody", "{\"narrativeIds\": [\"n-001\", \"n-002\"], \"userId\": \"demo-reader-1\"}");
        compare(
                cases,
                "one that is hidden",
                "{\"narrativeIds\": [\"n-001\", \"n-002\"], \"preferences\": {\"hiddenNarrativeIds\": [\"n-002\"]},"
                        + " \"explainLanguage\": \"de\"}");
        compare(cases, "one there is not", "{\"narrativeIds\": [\"n-001\", \"none\"]}");
        compare(cases, "one alone", "{\"narrativeIds\": [\"n-001\"]}");
        compare(cases, "one twice", "{\"narrativeIds\": [\"n-001\", \"n-001\"]}");
        compare(cases, "nothing", "{}");
    }

    private static void pack(List<WireCase> cases, String name, String both) {
        cases.add(WireCase.of(name, Call.CREATE_PACK, "POST /v1/packs", both, both));
    }

    private static void compare(List<WireCase> cases, String name, String both) {
        cases.add(WireCase.of(name, Call.COMPARE_NARRATIVES, "POST /v1/narratives:compare", both, both));
    }

    private static WireCase none(Call call, String request, String body) {
        return WireCase.of("one there is not", call, request, body, "{\"packId\": \"none\"}");
    }

    private static void model(List<WireCase> cases) {
        cases.add(WireCase.of("how fresh it is", Call.GET_MODEL, "GET /v1/model", "", "{}"));
        cases.add(WireCase.of(
                "work there is not", Call.GET_OPERATION, "GET /v1/operations/none", "", "{\"operationId\": \"none\"}"));
        cases.add(WireCase.of("train", Call.TRAIN_MODEL, "POST /v1/model:train", "{}", "{}"));
    }
}
