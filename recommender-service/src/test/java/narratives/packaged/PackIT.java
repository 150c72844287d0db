package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of packs, as those who make them and those who are given them see it. */
@SuppressWarnings("NullAway.Init")
class PackIT {
    private static PackagedService service;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(
                List.of("-Drecommender.packs.address=https://stories.example.org/"), PackagedService.fresh("packs"));
        for (int i = 1; i <= 4; i++) {
            String id = "pack-" + i;
            service.request()
                    .body("{\"title\": \"Story " + i + "\", \"language\": \"en\", \"contentWarnings\": [],"
                            + " \"contentUri\": \"https://example.org/" + id + "\"}")
                    .put("/v1/narratives/" + id)
                    .then()
                    .statusCode(201);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void aPackIsMadeEditedFrozenSharedReadAndTakenBack() throws Exception {
        String pack = "/v1/packs/" + create("{\"purpose\": \"discharge\"}").getString("packId");

        service.request()
                .body("{\"version\": 1, \"title\": \"For the way home\", \"items\": [{\"narrativeId\": \"pack-2\","
                        + " \"note\": \"This first.\"}, {\"narrativeId\": \"pack-1\"}]}")
                .put(pack)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("items.narrativeId", equalTo(List.of("pack-2", "pack-1")));
        service.request()
                .body("{}")
                .post(pack + ":share")
                .then()
                .statusCode(409)
                .body("code", equalTo("PACK_NOT_FROZEN"));
        service.request().post(pack + ":freeze").then().statusCode(200).body("state", equalTo("frozen"));
        service.request()
                .body("{\"items\": []}")
                .put(pack)
                .then()
                .statusCode(409)
                .body("code", equalTo("PACK_FROZEN"));
        JsonPath link = service.request()
                .body("{\"expiresInSeconds\": 3600}")
                .post(pack + ":share")
                .then()
                .statusCode(201)
                .body("uri", startsWith("https://stories.example.org/v1/shared-packs/"))
                .extract()
                .jsonPath();
        String shared = "/v1/shared-packs/" + link.getString("token");

        service.request()
                .get(shared)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("title", equalTo("For the way home"))
                .body("items.title", equalTo(List.of("Story 2", "Story 1")))
                .body("items[0].note", equalTo("This first."))
                .body("support.text", notNullValue());
        service.request()
                .get(link.getString("path"))
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("1. Story 2"), containsString(shared + "/narratives/pack-2"));
        try (PDDocument paper = Loader.loadPDF(
                service.request().get(link.getString("path") + "?format=pdf").asByteArray())) {
            assertThat(new PDFTextStripper().getText(paper)).contains("For the way home", "2. Story 1");
        }
        service.request()
                .redirects()
                .follow(false)
                .get(shared + "/narratives/pack-1")
                .then()
                .statusCode(302)
                .header("Location", equalTo("https://example.org/pack-1"));

        service.request().post(pack + ":unshare").then().statusCode(200).body("links[0].endedAt", notNullValue());
        service.request().get(shared).then().statusCode(410).body("code", equalTo("LINK_ENDED"));
        service.request()
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "de")
                .get(shared + "/narratives/pack-1")
                .then()
                .statusCode(410)
                .contentType("text/html")
                .body(containsString("Eine Liste von Geschichten"));
    }

    @Test
    void whatIsWithdrawnIsGoneFromTheLiveLinkAtOnceAndIsOpenedFromPaperNoMore() {
        JsonPath pack = create("{\"purpose\": \"stuck\"}");
        String address = "/v1/packs/" + pack.getString("packId");
        service.request()
                .body("{\"items\": [{\"narrativeId\": \"pack-3\"}, {\"narrativeId\": \"pack-4\"}]}")
                .put(address)
                .then()
                .statusCode(200);
        service.request().post(address + ":freeze");
        String shared = "/v1/shared-packs/"
                + service.request().post(address + ":share").jsonPath().getString("token");

        service.request()
                .body("{}")
                .post("/v1/narratives/pack-3:withdraw")
                .then()
                .statusCode(200);

        service.request().get(shared).then().body("items.narrativeId", equalTo(List.of("pack-4")));
        service.request().get(shared + "/narratives/pack-3").then().statusCode(404);
        service.request()
                .get(address)
                .then()
                .body("items.narrativeId", equalTo(List.of("pack-3", "pack-4")))
                .body("items[0].withheld[0].rule", equalTo("withdrawn"));
    }

    @Test
    void whatAPersonHidesIsWithheldFromTheirPackAndWhatTheyMayNotSeeIsNotPutIn() {
        service.request().body("{}").put("/v1/users/pack-reader");
        String address = "/v1/packs/"
                + create("{\"purpose\": \"stuck\", \"userId\": \"pack-reader\", \"count\": 2}")
                        .getString("packId");
        service.request()
                .body("{\"items\": [{\"narrativeId\": \"pack-1\"}]}")
                .put(address)
                .then()
                .statusCode(200);

        service.request()
                .body("{\"preferences\": {\"hiddenNarrativeIds\": [\"pack-1\", \"pack-2\"]}}")
                .put("/v1/users/pack-reader");

        service.request().get(address).then().body("items[0].withheld[0].rule", equalTo("hidden"));
        service.request()
                .body("{\"items\": [{\"narrativeId\": \"pack-1\"}, {\"narrativeId\": \"pack-2\"}, {\"narrativeId\":"
                        + " \"nothing\"}]}")
                .put(address)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("items[1].narrativeId", "items[2].narrativeId")))
                .body("errors.code", equalTo(List.of("NOT_ELIGIBLE", "NARRATIVE_UNKNOWN")));
        service.request()
                .body("{\"preferences\": {}, \"crisis\": true}")
                .put("/v1/users/pack-reader")
                .then()
                .statusCode(200);
        service.request().get(address).then().body("items[0].withheld.rule", equalTo(List.of("crisis")));
    }

    @Test
    void itIsFilledAnewAroundWhatIsKeptAndNothingThatWasDroppedComesBack() {
        JsonPath made = create("{\"purpose\": \"staff-training\", \"count\": 4}");
        List<String> first = made.getList("items.narrativeId");
        String address = "/v1/packs/" + made.getString("packId");
        service.request()
                .body("{\"items\": [{\"narrativeId\": \"" + first.get(3) + "\", \"kept\": true}, {\"narrativeId\": \""
                        + first.get(1) + "\"}]}")
                .put(address)
                .then()
                .statusCode(200);

        List<String> filled = service.request()
                .body("{\"count\": 5}")
                .post(address + ":refill")
                .then()
                .statusCode(200)
                .extract()
                .path("items.narrativeId");

        assertThat(filled).hasSize(5).startsWith(first.get(3)).doesNotContain(first.get(0), first.get(2));
    }

    @Test
    void aPackForAPersonIsInTheirExportAndGoesWithThem() throws Exception {
        service.request().body("{}").put("/v1/users/pack-leaver");
        String id = create("{\"purpose\": \"inpatient\", \"userId\": \"pack-leaver\"}")
                .getString("packId");
        service.request().get("/v1/users/pack-leaver:export").then().body("packs.packId", equalTo(List.of(id)));

        JsonPath operation = service.request().delete("/v1/users/pack-leaver").jsonPath();

        service.request().get("/v1/packs/" + id).then().statusCode(404).body("code", equalTo("PACK_UNKNOWN"));
        service.request()
                .body("{\"purpose\": \"stuck\", \"userId\": \"pack-leaver\"}")
                .post("/v1/packs")
                .then()
                .statusCode(410)
                .body("code", equalTo("USER_ERASED"));
        String address = "/v1/operations/" + operation.getString("operationId");
        JsonPath receipt = service.request().get(address).jsonPath();
        while (receipt.getString("state").equals("running")) {
            Thread.sleep(100);
            receipt = service.request().get(address).jsonPath();
        }
        assertThat(receipt.getString("result.packs")).isEqualTo("1");
    }

    @Test
    void narrativesAreComparedForAReader() {
        service.request()
                .body("{\"narrativeIds\": [\"n-001\", \"pack-1\"], \"preferences\": {\"hiddenNarrativeIds\":"
                        + " [\"pack-1\"]}}")
                .post("/v1/narratives:compare")
                .then()
                .statusCode(200)
                .body("narratives", hasSize(2))
                .body("narratives[0].narrative.narrativeId", equalTo("n-001"))
                .body("narratives[0].shown", equalTo(true))
                .body("narratives[0].reasons", not(empty()))
                .body("narratives[1].shown", equalTo(false))
                .body("narratives[1].rules[0].rule", equalTo("hidden"));
    }

    private static JsonPath create(String body) {
        return service.request()
                .body(body)
                .post("/v1/packs")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/packs/"))
                .body("state", equalTo("draft"))
                .body("items", not(empty()))
                .extract()
                .jsonPath();
    }
}
