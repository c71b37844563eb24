package dev.dosirak.drills.poison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.poison.Poison.BadRecord;
import dev.dosirak.drills.poison.Poison.PoisonOutcome;
import dev.dosirak.drills.rig.Web;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PoisonOutcomeTest {

    private static final RecordPosition HERE = new RecordPosition("order.events", 3, 17);
    private static final RecordPosition THERE = new RecordPosition("order.events", 4, 17);

    @Test
    void aRecordWhosePlaceIsToldIsNamed() {
        assertThat(lying(false).fate(Set.of(HERE))).isEqualTo(PoisonOutcome.NAMED);
        assertThat(lying(true).fate(Set.of(HERE))).isEqualTo(PoisonOutcome.NAMED);
    }

    @Test
    void aRecordNobodySpeaksOfIsUnnamedUnlessItIsNobodysBusiness() {
        assertThat(lying(false).fate(Set.of(THERE))).isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(lying(true).fate(Set.of(THERE))).isEqualTo(PoisonOutcome.IGNORED);
    }

    private static SentPoison lying(boolean ignorable) {
        return new SentPoison.StoredRecord(
                new BadRecord("torn", new ProducerRecord<>("order.events", new byte[0]), ignorable), HERE);
    }

    @Test
    void aLogNamesThePlaceOfWhatItSkips() {
        assertThat(RecordPosition.namedIn("""
                        {"message":"search.ads skips ad.changed.v1 0\\ufffd (1) (order.events-3@17)","error":"…"}""")).contains(HERE);
        assertThat(RecordPosition.namedIn("order.life cannot read a heartbeat (order.events-3@17)"))
                .contains(HERE);
        assertThat(RecordPosition.namedIn("order.life is at order.events-3@17")).isEmpty();
    }

    /// That they can be found in the list of parked ones is what counts.
    @Test
    void aLogDoesNotNameWhatIsParked() {
        assertThat(RecordPosition.namedIn("order.life parks order.paid.v1 0 (order.events-3@17): torn"))
                .isEmpty();
    }

    @Test
    void aProblemNamesTheField() {
        var problem = """
                {"type": "urn:dosirak:problem:wrong-type", "detail": "'lines[0].quantity' is of another type"}""";
        assertThat(fate("lines[0].quantity", 400, problem)).isEqualTo(PoisonOutcome.NAMED);
        assertThat(fate("", 400, problem)).isEqualTo(PoisonOutcome.NAMED);
        assertThat(fate("noteToShop", 400, problem)).isEqualTo(PoisonOutcome.UNNAMED);
    }

    @Test
    void otherRefusalsAreNotAboutIt() {
        var problem = "{\"type\": \"urn:dosirak:problem:busy\", \"detail\": \"noteToShop\"}";
        assertThat(fate("noteToShop", 503, problem)).isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(fate("noteToShop", 401, problem)).isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(fate("noteToShop", 500, problem)).isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(fate("noteToShop", 0, "{}")).isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(fate("noteToShop", 400, "{\"error\": \"noteToShop\"}")).isEqualTo(PoisonOutcome.UNNAMED);
    }

    @Test
    void anImportNamesTheRow() {
        assertThat(fate("rows[0].code", 200, """
                        {"imported": 0, "errors": [{"row": 0, "reason": "invalid-row", "detail": "code"}]}""")).isEqualTo(PoisonOutcome.NAMED);
        assertThat(fate("rows[0].code", 200, "{\"imported\": 1, \"errors\": []}"))
                .isEqualTo(PoisonOutcome.UNNAMED);
        assertThat(fate("rows[0].code", 200, "{\"errors\": [{\"row\": 0, \"reason\": \"\"}]}"))
                .isEqualTo(PoisonOutcome.UNNAMED);
    }

    @Test
    void aWishMayBeAnsweredAsWellAsCanBe() {
        assertThat(request("", true).fate(200, JsonMapper.shared().createObjectNode()))
                .isEqualTo(PoisonOutcome.IGNORED);
        assertThat(request("", true).fate(500, JsonMapper.shared().createObjectNode()))
                .isEqualTo(PoisonOutcome.UNNAMED);
    }

    private static PoisonOutcome fate(String culprit, int status, String answer) {
        var sent = new SentPoison.AnsweredRequest(
                request(culprit, false),
                new Web.Answer(status, JsonMapper.shared().readTree(answer)));
        return sent.fate(Set.of());
    }

    private static BadRequest request(String culprit, boolean ignorable) {
        return new BadRequest(
                "torn", RequestRole.NOBODY, "POST", "/api/v1/orders", new byte[0], Map.of(), culprit, ignorable);
    }
}
