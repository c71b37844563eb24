package dev.dosirak.drills.poison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestFormTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void everyFormIsJsonUntilItIsSpoiled() {
        for (var requestForm : RequestForm.values()) {
            assertThat(JSON.readTree(requestForm.unspoiled().body()).isObject()).isTrue();
        }
    }

    @Test
    void nothingIsSpoiledTwiceTheSameWay() {
        for (var requestForm : RequestForm.values()) {
            var whats = requestForm.spoiled().stream().map(BadRequest::what).toList();
            assertThat(new HashSet<>(whats)).hasSameSizeAs(whats);
        }
    }

    @Test
    void oneFieldIsSpoiledAndTheOthersAreAsTheyShouldBe() {
        var quantity = spoiled("order: lines[0].quantity \"many\"");
        assertThat(quantity.culprit()).isEqualTo("lines[0].quantity");
        var body = JSON.readTree(quantity.body());
        assertThat(body.at("/lines/0/quantity").asString()).isEqualTo("many");
        assertThat(body.at("/lines/0/productId").asString()).isEqualTo("00000000-0000-7000-8000-000000000002");
    }

    @Test
    void whatNoWriterWritesIsSentAsItIs() {
        assertThat(new String(spoiled("order: noteToShop \"\\ud800\"").body(), US_ASCII))
                .contains("\"noteToShop\":\"\\ud800\"");
        assertThat(new String(spoiled("order: expectedTotal 1e400").body(), US_ASCII))
                .contains("\"expectedTotal\":1e400");
        assertThat(spoiled("order: no UTF-8").body()).containsSequence("\"\u00c3(\"".getBytes(ISO_8859_1));
    }

    private static BadRequest spoiled(String what) {
        return Arrays.stream(RequestForm.values())
                .flatMap(it -> it.spoiled().stream())
                .filter(it -> it.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
