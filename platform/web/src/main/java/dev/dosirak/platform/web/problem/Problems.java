package dev.dosirak.platform.web.problem;

import dev.dosirak.platform.kernel.Languages;
import dev.dosirak.platform.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Words a problem: a stable type for programs, a title and a sentence for the person, in Korean or English.
///
/// The sentences of a service are in `<service>-problems.properties` (Korean) and `<service>-problems_en.properties`:
/// `sold-out.title` and `sold-out`, the latter with the refusal's details as `{0}`, `{1}`, ….
public final class Problems {

    private final String service;
    private final MessageSource sentences;

    public Problems(String service) {
        this.service = service;
        this.sentences = sentences(service);
    }

    private static MessageSource sentences(String service) {
        var sentences = new ResourceBundleMessageSource();
        sentences.setBasenames(service + "-problems", "platform-problems");
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        sentences.setAlwaysUseMessageFormat(true);
        return sentences;
    }

    /// The language the caller reads; Korean unless English is preferred.
    public static Locale languageOf(HttpServletRequest request) {
        return languageOf(request.getHeader("Accept-Language"));
    }

    /// @param accepted the value of `Accept-Language`, if there is one
    public static Locale languageOf(@Nullable String accepted) {
        return Languages.preferred(accepted);
    }

    /// A refusal by this service's own rules: type `urn:dosirak:problem:<service>:<reason>`.
    public ProblemDetail of(Refused refused, Locale language) {
        var reason = refused.why().code();
        var platformWide = refused.why().getClass().getPackageName().startsWith("dev.dosirak.platform");
        return problem(
                statusOf(refused.why().kind()),
                platformWide ? reason : service + ":" + reason,
                reason,
                language,
                refused.details().toArray());
    }

    /// Seconds after which asking again makes sense, where the refusal says so.
    static Optional<String> retryAfter(Refused refused) {
        return switch (refused.why().kind()) {
            case RATE_LIMITED, BUSY ->
                Optional.of(String.valueOf(refused.details().getFirst()));
            case NOT_FOUND, FORBIDDEN, CONFLICT, INVALID, UNAUTHENTICATED -> Optional.empty();
        };
    }

    /// A problem that every service words alike: type `urn:dosirak:problem:<reason>`.
    public ProblemDetail of(HttpStatusCode status, String reason, Locale language, Object... details) {
        return problem(status, reason, reason, language, details);
    }

    /// The sentence alone, where one is part of an answer.
    public String message(String reason, Locale language, Object... details) {
        return Objects.requireNonNullElse(sentences.getMessage(reason, details, reason, language), reason);
    }

    /// The same of a refusal.
    public String message(Refused refused, Locale language) {
        return message(refused.why().code(), language, refused.details().toArray());
    }

    /// Why something happened to an order or a delivery, for a person: the sentence for a code, which the
    /// platform's sentences have as `reason.sold-out`, and otherwise what somebody said in words of their own.
    public String reason(String said, Locale language) {
        return worded(said, language).orElse(said);
    }

    /// Why a payment came to nothing, for a person. That is always a code, often a gateway's own: of
    /// one that has no sentence, the sentence of those that begin alike is told (`reason.reject-` of
    /// `reject-toss-payment`), and of any other that the payment was declined.
    public String declined(String code, Locale language) {
        var found = worded(code, language);
        for (int dash = code.lastIndexOf('-'); found.isEmpty() && dash > 0; dash = code.lastIndexOf('-', dash - 1)) {
            found = worded(code.substring(0, dash + 1), language);
        }
        return found.orElseGet(() -> reason("declined", language));
    }

    private Optional<String> worded(String code, Locale language) {
        return Optional.ofNullable(sentences.getMessage("reason." + code, null, null, language));
    }

    private ProblemDetail problem(
            HttpStatusCode status, String type, String reason, Locale language, Object... details) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:dosirak:problem:" + type));
        problem.setTitle(sentences.getMessage(reason + ".title", null, reason, language));
        problem.setDetail(message(reason, language, details));
        problem.setProperty("reason", reason);
        return problem;
    }

    private static HttpStatus statusOf(Refused.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
