package dev.dosirak.platform.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%1",
                "%ZZ",
                "%B0%A1",
                "%00",
                "%1b",
                "%C0%80",
                "%ED%A0%80",
                "%EF%BF%BE",
                "\u00ea\u00b0\u0080"
            })
    void whatIsNoTextIsNamed(String value) {
        assertThat(RequestUri.firstUnreadable("/shops", "size=1&q=" + value + "&x=y"))
                .contains("q");
        assertThat(RequestUri.firstUnreadable("/shops/" + value, null)).contains("path");
        assertThat(RequestUri.firstUnreadable("/shops", "size=1&" + value + "=y"))
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rice+cake",
                "%EA%B0%80",
                "%F0%9F%8D%9A",
                "100%25",
                "a%0Ab",
                "%E1%84%80%E1%85%A1",
                "%EF%BF%BD"
            })
    void textIsText(String value) {
        assertThat(RequestUri.firstUnreadable("/shops/" + value, "size=1&q=" + value + "&x=y"))
                .isEmpty();
    }
}
