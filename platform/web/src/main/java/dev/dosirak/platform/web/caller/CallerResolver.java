package dev.dosirak.platform.web.caller;

import dev.dosirak.platform.kernel.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands a controller method its caller, and nobody of another role.
public final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var caller = current();
        if (!parameter.getParameterType().isInstance(caller)) {
            throw new Refused(CallerRefusal.NOT_FOR_THIS_ROLE);
        }
        return caller;
    }

    private static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            var jwt = token.getToken();
            var role = jwt.getClaimAsString("role");
            return Caller.of(role == null ? "" : role, UUID.fromString(jwt.getSubject()));
        }
        throw new AuthenticationCredentialsNotFoundException("No access token");
    }
}
