package dev.dosirak.storefront.catalog.netty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// Takes every request and sees that it gets its answer, or a problem in the caller's language.
final class RequestHandler {

    /// When the shops were last known to be right, on every answer and on a 304 too.
    static final AsciiString AS_OF = AsciiString.cached("Dosirak-As-Of");

    private static final AsciiString NO_SNIFFING = AsciiString.cached("X-Content-Type-Options");

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);
    private static final int ZIPPED_FROM = 1_400; // what fits into one packet is not worth it

    private final Router router;
    private final Problems problems;
    private final JsonMapper json;
    private final GzipCache gzipCache = new GzipCache();
    private final Timer answered;
    private final Timer refused;
    private volatile Stamp stamp = Stamp.of(Instant.EPOCH);

    RequestHandler(Router router, Problems problems, JsonMapper json, MeterRegistry meters) {
        this.router = router;
        this.problems = problems;
        this.json = json;
        this.answered = Timer.builder("dosirak.window.requests")
                .tag("outcome", "answered")
                .register(meters);
        this.refused = Timer.builder("dosirak.window.requests")
                .tag("outcome", "refused")
                .register(meters);
    }

    Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        var sample = Timer.start();
        response.header(NO_SNIFFING, "nosniff");
        try {
            var answered = answer(request, response);
            sample.stop(this.answered);
            return answered;
        } catch (RuntimeException e) {
            sample.stop(refused);
            return problem(e, request, response);
        }
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.PUT)) {
            router.recordClick(request.uri(), VisitorAddress.of(request));
            return response.status(HttpStatus.NO_CONTENT.value()).send();
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (!head && !request.method().equals(HttpMethod.GET)) {
            throw new Router.MethodNotAllowed();
        }
        var asOf = router.asOf();
        var renderedResponse = router.respond(request.uri(), asOf, VisitorAddress.of(request));
        response.header(AS_OF, stampOf(asOf).text())
                .header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .header(HttpHeaderNames.CACHE_CONTROL, renderedResponse.cacheControl());
        var body = tagged(renderedResponse, request.requestHeaders(), response);
        if (body.isEmpty()) {
            renderedResponse.body().release();
            return response.status(HttpStatus.NOT_MODIFIED.value()).send();
        }
        response.header(
                HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.get().readableBytes()));
        if (head) {
            body.get().release();
            return response.send();
        }
        return response.sendObject(body.get());
    }

    /// It changes once a second, and is on every answer.
    private Stamp stampOf(Instant asOf) {
        var known = stamp;
        if (known.at().equals(asOf)) {
            return known;
        }
        var fresh = Stamp.of(asOf);
        stamp = fresh;
        return fresh;
    }

    private record Stamp(Instant at, AsciiString text) {

        static Stamp of(Instant at) {
            return new Stamp(at, AsciiString.cached(at.toString()));
        }
    }

    /// What is to be sent of the answer; empty when the caller has it already.
    private Optional<ByteBuf> tagged(
            RenderedResponse renderedResponse, HttpHeaders asked, HttpServerResponse response) {
        if (renderedResponse.tag().isEmpty()) {
            return Optional.of(renderedResponse.body());
        }
        var tag = renderedResponse.tag().get();
        boolean zip = renderedResponse.body().readableBytes() >= ZIPPED_FROM && accepts(asked, "gzip");
        response.header(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING)
                .header(HttpHeaderNames.ETAG, zip ? "\"" + tag + "-gz\"" : "\"" + tag + "\"");
        if (isKnown(asked.get(HttpHeaderNames.IF_NONE_MATCH), tag)) {
            return Optional.empty();
        }
        if (!zip) {
            return Optional.of(renderedResponse.body());
        }
        response.header(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        try {
            return Optional.of(Unpooled.wrappedBuffer(gzipCache.get(tag, renderedResponse.body())));
        } finally {
            renderedResponse.body().release();
        }
    }

    private static boolean accepts(HttpHeaders asked, String coding) {
        var accepted = asked.get(HttpHeaderNames.ACCEPT_ENCODING);
        return accepted != null && accepted.contains(coding) && !accepted.contains(coding + ";q=0");
    }

    /// Weak comparison (RFC 9110 section 13.1.2); the zipped form of a page is the same page.
    private static boolean isKnown(@Nullable String known, String tag) {
        return known != null
                && (known.strip().equals("*")
                        || known.contains("\"" + tag + "\"")
                        || known.contains("\"" + tag + "-gz\""));
    }

    private Publisher<Void> problem(RuntimeException failure, HttpServerRequest request, HttpServerResponse response) {
        var problem = problemOf(failure, request);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaderNames.RETRY_AFTER, "1");
        }
        var body = json.writeValueAsBytes(problem);
        response.status(problem.getStatus())
                .header(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        return request.method().equals(HttpMethod.HEAD)
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(body));
    }

    private ProblemDetail problemOf(RuntimeException failure, HttpServerRequest request) {
        var language = Problems.languageOf(request.requestHeaders().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        return switch (failure) {
            case Refused no -> problems.of(no, language);
            case QueryParameters.InvalidParameter no ->
                problems.of(HttpStatus.BAD_REQUEST, no.reason(), language, no.name());
            case Router.NoSuchResource _ -> problems.of(HttpStatus.NOT_FOUND, "no-such-resource", language);
            case Router.MethodNotAllowed _ ->
                problems.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", language);
            case Router.NothingToShowYet _ ->
                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "nothing-to-show-yet", language);
            default -> {
                log.error("{} {} failed", request.method(), request.uri(), failure);
                yield problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", language);
            }
        };
    }

    /// Pages that many look at are compressed once; the others are compressed when somebody comes.
    private static final class GzipCache {

        private static final long MOST_BYTES = 64L * 1024 * 1024;

        private final Cache<String, byte[]> known = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .<String, byte[]>weigher((_, bytes) -> bytes.length)
                .build();

        /// @param tag of exactly these bytes
        byte[] get(String tag, ByteBuf plain) {
            return known.get(tag, _ -> zip(plain));
        }

        private static byte[] zip(ByteBuf plain) {
            var zipped = new ByteArrayOutputStream(plain.readableBytes() / 3);
            try (var out = new GZIPOutputStream(zipped)) {
                plain.getBytes(plain.readerIndex(), out, plain.readableBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zipped.toByteArray();
        }
    }
}
