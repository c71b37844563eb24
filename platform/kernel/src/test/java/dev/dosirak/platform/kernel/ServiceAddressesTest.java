package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceAddressesTest {

    static final URI A = URI.create("http://a:8102");
    static final URI B = URI.create("http://b:8102");

    final ServiceAddresses both = ServiceAddresses.of("http://a:8102, http://b:8102");
    final Set<URI> away = new HashSet<>();
    final List<URI> asked = new ArrayList<>();

    @Test
    void oneIsAskedAsLongAsItAnswers() throws Exception {
        assertThat(both.ask(this::answer)).isEqualTo("a");
        assertThat(both.ask(this::answer)).isEqualTo("a");

        assertThat(asked).containsExactly(A, A);
    }

    @Test
    void anotherOneAnswersForOneThatIsAwayAndIsAskedFirstFromThenOn() throws Exception {
        away.add(A);

        assertThat(both.ask(this::answer)).isEqualTo("b");
        assertThat(both.ask(this::answer)).isEqualTo("b");

        assertThat(asked).containsExactly(A, B, B);
    }

    @Test
    void afterTheLastTheFirstIsAskedAgain() throws Exception {
        away.add(A);
        both.ask(this::answer);
        away.clear();
        away.add(B);

        assertThat(both.ask(this::answer)).isEqualTo("a");
    }

    @Test
    void whenNobodyAnswersEachHasBeenAskedOnce() {
        away.addAll(List.of(A, B));

        assertThatThrownBy(() -> both.ask(this::answer)).isInstanceOf(IOException.class);
        assertThat(asked).containsExactly(A, B);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> ServiceAddresses.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServiceAddresses.of("http://a,")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServiceAddresses.of("somewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    private String answer(URI address) throws IOException {
        asked.add(address);
        if (away.contains(address)) {
            throw new IOException(address + " is away");
        }
        return address.getHost();
    }
}
