package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;

/// What a running service offers over HTTP is what `contracts/http/<service>.yaml` promises: who may call,
/// parameters, bodies, answers and every reason to say no. What the platform gives to services stands once, in
/// `platform.yaml`, which says of each path who serves it. A contract may say more in words (`summary`,
/// `description`), never less in facts.
///
/// With the environment variable `CONTRACTS_WRITE=true` the facts are written into the files, keeping their words;
/// look at the difference before committing it.
public final class HttpContract {

    private HttpContract() {}

    /// @param service as in the file's name
    /// @param port where it runs, started by [ServiceTest]
    /// @throws AssertionError naming what differs, or what partners could not make use of
    public static void verify(String service, int port) {
        var parts = new ContractParts(Yamls.parsed(fetch(port)), new ProblemAnswers(ProblemTitles.of(service)));
        var own = new Contract(folder().resolve(service + ".yaml"));
        var platform = new Contract(folder().resolve("platform.yaml"));
        var given = parts.ofPlatform();
        if (isBeingWritten()) {
            own.write(parts.own());
            platform.write(platform.with(service, given));
        }
        var wrong = new ArrayList<>(own.differences(parts.own()));
        wrong.addAll(platform.differences(service, given));
        wrong.addAll(own.violations());
        wrong.addAll(platform.violations());
        if (!wrong.isEmpty()) {
            throw new AssertionError("%s and its contract differ:\n%s".formatted(service, String.join("\n", wrong)));
        }
    }

    static boolean isBeingWritten() {
        return "true".equals(System.getenv("CONTRACTS_WRITE"));
    }

    static Path folder() {
        return ReactorRules.root().resolve("contracts/http");
    }

    private static String fetch(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/v3/api-docs.yaml".formatted(port)))
                .header("Authorization", "Bearer " + TestTokens.of("operator", UUID.randomUUID()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No API description: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
