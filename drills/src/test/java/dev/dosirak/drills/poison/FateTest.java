package dev.dosirak.drills.poison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.rig.Web;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FateTest {

    private static final Place HERE = new Place("order.events", 3, 17);
    private static final Place THERE = new Place("order.events", 4, 17);

    @Test
    void aRecordWhosePlaceIsToldIsNamed() {
        assertThat(lying(false).fate(Set.of(HERE))).isEqualTo(Fate.NAMED);
        assertThat(lying(true).fate(Set.of(HERE))).isEqualTo(Fate.NAMED);
    }

    @Test
    void aRecordNobodySpeaksOfIsUnnamedUnlessItIsNobodysBusiness() {
        assertThat(lying(false).fate(Set.of(THERE))).isEqualTo(Fate.UNNAMED);
        assertThat(lying(true).fate(Set.of(THERE))).isEqualTo(Fate.IGNORED);
    }

    private static Sent lying(boolean ignorable) {
        return new Sent.Lying(
                new BadRecord("torn", new ProducerRecord<>("order.events", new byte[0]), ignorable), HERE);
    }

    @Test
    void aLogNamesThePlaceOfWhatItSkips() {
        assertThat(Place.namedIn("""
                        {"message":"search.ads skips ad.changed.v1 0\\ufffd (1) (order.events-3@17)","error":"…"}""")).contains(HERE);
        assertThat(Place.namedIn("order.life cannot read a heartbeat (order.events-3@17)"))
                .contains(HERE);
        assertThat(Place.namedIn("order.life is at order.events-3@17")).isEmpty();
    }

    /// That they can be found in the list of parked ones is what counts.
    @Test
    void aLogDoesNotNameWhatIsParked() {
        assertThat(Place.namedIn("order.life parks order.paid.v1 0 (order.events-3@17): torn"))
                .isEmpty();
    }

    @Test
    void aProblemNamesTheField() {
        var problem = """
                {"type": "urn:dosirak:problem:wrong-type", "detail": "'lines[0].quantity' is of another type"}""";
        assertThat(fate("lines[0].quantity", 400, problem)).isEqualTo(Fate.NAMED);
        assertThat(fate("", 400, problem)).isEqualTo(Fate.NAMED);
        assertThat(fate("noteToShop", 400, problem)).isEqualTo(Fate.UNNAMED);
    }

    @Test
    void otherRefusalsAreNotAboutIt() {
        var problem = "{\"type\": \"urn:dosirak:problem:busy\", \"detail\": \"noteToShop\"}";
        assertThat(fate("noteToShop", 503, problem)).isEqualTo(Fate.UNNAMED);
        assertThat(fate("noteToShop", 401, problem)).isEqualTo(Fate.UNNAMED);
        assertThat(fate("noteToShop", 500, problem)).isEqualTo(Fate.UNNAMED);
        assertThat(fate("noteToShop", 0, "{}")).isEqualTo(Fate.UNNAMED);
        assertThat(fate("noteToShop", 400, "{\"error\": \"noteToShop\"}")).isEqualTo(Fate.UNNAMED);
    }

    @Test
    void anImportNamesTheRow() {
        assertThat(fate("rows[0].code", 200, """
                        {"imported": 0, "errors": [{"row": 0, "reason": "invalid-row", "detail": "code"}]}""")).isEqualTo(Fate.NAMED);
        assertThat(fate("rows[0].code", 200, "{\"imported\": 1, \"errors\": []}"))
                .isEqualTo(Fate.UNNAMED);
        assertThat(fate("rows[0].code", 200, "{\"errors\": [{\"row\": 0, \"reason\": \"\"}]}"))
                .isEqualTo(Fate.UNNAMED);
    }

    @Test
    void aWishMayBeAnsweredAsWellAsCanBe() {
        assertThat(request("", true).fate(200, JsonMapper.shared().createObjectNode()))
                .isEqualTo(Fate.IGNORED);
        assertThat(request("", true).fate(500, JsonMapper.shared().createObjectNode()))
                .isEqualTo(Fate.UNNAMED);
    }

    private static Fate fate(String culprit, int status, String answer) {
        var sent = new Sent.Answered(
                request(culprit, false),
                new Web.Answer(status, JsonMapper.shared().readTree(answer)));
        return sent.fate(Set.of());
    }

    private static BadRequest request(String culprit, boolean ignorable) {
        return new BadRequest("torn", Who.NOBODY, "POST", "/api/v1/orders", new byte[0], Map.of(), culprit, ignorable);
    }
}
