package dev.dosirak.platform.kernel;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where a service answers: at one address, or at several of equal worth of which some may be away, written
/// `http://a:8102,http://b:8102`.
public final class ServiceAddresses {

    private final List<URI> all;
    private volatile int last;

    private ServiceAddresses(List<URI> all) {
        this.all = all;
    }

    /// @throws IllegalArgumentException when there is none, or one that is no address
    public static ServiceAddresses of(String commaSeparated) {
        var all = Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .map(URI::create)
                .toList();
        all.stream().filter(it -> it.getHost() == null).findFirst().ifPresent(it -> {
            throw new IllegalArgumentException("'%s' is no address of a service".formatted(it));
        });
        return new ServiceAddresses(all);
    }

    public List<URI> all() {
        return all;
    }

    /// What is asked at one address.
    @FunctionalInterface
    public interface Question<T> {

        /// @throws IOException when this address gives no answer, and another one may
        T at(URI address) throws IOException, InterruptedException;
    }

    /// The first answer that one of them gives; whoever answered last is asked first. For questions that may be asked
    /// twice.
    ///
    /// @throws IOException of the last that was asked, when none answers
    public <T> T ask(Question<T> question) throws IOException, InterruptedException {
        int first = last;
        for (int tried = 0; ; tried++) {
            int place = (first + tried) % all.size();
            try {
                var answer = question.at(all.get(place));
                last = place;
                return answer;
            } catch (IOException e) {
                if (tried == all.size() - 1) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String toString() {
        return all.stream().map(URI::toString).collect(Collectors.joining(","));
    }
}
