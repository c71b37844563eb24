package dev.dosirak.platform.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.events.EventJson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class SyncJsonTest {

    @Test
    void aNoticeOfNothingIsRefusedWhenItIsHeard() {
        assertThatThrownBy(() -> new EventJson().read("{\"id\":null,\"version\":1}", Notice.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> new EventJson().read("{\"version\":1}", Notice.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> new EventJson().read("{\"id\":\"x\",\"version\":1}", Notice.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aLineIsReadWithoutTouchingTheOwnersDocument() {
        var mina = UUID.randomUUID();
        var document = "{\"name\": \"통닭 \\\"1\\\"\", \"menu\": [1, {\"a\": null}]}";
        for (var line : List.of(
                SyncJson.line(new SyncItem(mina, 7, true, document)),
                "{ \"deleted\":true, \"document\":" + document + ", \"more\":{\"x\":[]}, \"version\":7, \"id\":\""
                        + mina + "\" }")) {
            assertThat(SyncJson.read(line)).isEqualTo(new SyncItem(mina, 7, true, document));
        }
    }

    @Test
    void aLineThatIsBrokenInItsDocumentIsARefusalOfThatThing() {
        var mina = UUID.randomUUID();
        var refused = SyncItem.refused(mina, 7, "no event is called \"x\"\u0000");
        assertThat(SyncJson.read(SyncJson.line(refused))).isEqualTo(refused);

        var broken = SyncJson.read(SyncJson.line(new SyncItem(mina, 7, false, "{\"name\":\n oops")));
        assertThat(broken.id()).isEqualTo(mina);
        assertThat(broken.version()).isEqualTo(7);
        assertThat(broken.refusal()).isPresent();
    }
}
