package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        var served = served(service, port);
        var own = contract(service);
        if (isBeingWritten()) {
            own.write(served.own());
        }
        var wrong = new ArrayList<>(own.differences(served.own()));
        wrong.addAll(own.violations());
        wrong.addAll(differencesOfPlatform(service, served));
        mustBeNone(service, wrong);
    }

    /// Only what the platform gives to a service whose own contract is written by hand.
    ///
    /// @throws AssertionError as [#verify]
    public static void verifyPlatform(String service, int port) {
        mustBeNone(service, differencesOfPlatform(service, served(service, port)));
    }

    /// The template of new services has no contract of the platform beside it: a new service is compared with the
    /// repository's.
    private static List<String> differencesOfPlatform(String service, ContractParts served) {
        if (!Files.exists(folder().resolve("platform.yaml"))) {
            return List.of();
        }
        var platform = contract("platform");
        if (isBeingWritten()) {
            platform.write(platform.with(service, served.ofPlatform()));
        }
        var wrong = new ArrayList<>(platform.differences(service, served.ofPlatform()));
        wrong.addAll(platform.violations());
        return wrong;
    }

    private static void mustBeNone(String service, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError("%s and its contract differ:\n%s".formatted(service, String.join("\n", wrong)));
        }
    }

    private static ContractParts served(String service, int port) {
        return new ContractParts(Yamls.parsed(fetch(port)), new ProblemAnswers(ProblemTitles.of(service)));
    }

    private static Contract contract(String name) {
        return new Contract(folder().resolve(name + ".yaml"));
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
