package dev.dosirak.platform.kernel;

/// What anybody may call without a token.
///
/// Whoever may read something may also ask about it without reading it: what is open to GET is open to HEAD.
///
/// @param path may hold `*`, `**` and `{…}`
public record PublicRoute(String method, String path) {

    /// @param methodAndPath as settings have it: `GET /api/v1/reviews`
    public static PublicRoute of(String methodAndPath) {
        var parts = methodAndPath.split(" ", 2);
        return new PublicRoute(parts[0], parts[1]);
    }

    /// To whoever comes with this method.
    public boolean allows(String asked) {
        return asked.equals(method) || asked.equals("HEAD") && method.equals("GET");
    }
}
