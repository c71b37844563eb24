package dev.dosirak.demo.people;

import dev.dosirak.demo.people.Api.ApiCall;
import dev.dosirak.demo.people.Api.ApiResponse;
import tools.jackson.databind.JsonNode;

/// The platform said no, and asking again would not help.
public final class ApiRefusal extends RuntimeException {

    private final int status;
    private final String reason;

    ApiRefusal(ApiCall apiCall, ApiResponse apiResponse) {
        this(apiCall.method() + " " + apiCall.uri().getPath(), apiResponse.status(), apiResponse.body());
    }

    private ApiRefusal(String what, int status, JsonNode body) {
        super("%s: %d %s %s"
                .formatted(
                        what,
                        status,
                        body.path("reason").asString(body.path("code").asString("")),
                        body.path("detail").asString(body.path("message").asString("")))
                .strip());
        this.status = status;
        this.reason = body.path("reason").asString(body.path("code").asString(""));
    }

    public int status() {
        return status;
    }

    /// The problem's reason in kebab case, or empty when it was no problem document.
    public String reason() {
        return reason;
    }
}
