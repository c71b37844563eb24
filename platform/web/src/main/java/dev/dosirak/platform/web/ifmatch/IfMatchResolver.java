package dev.dosirak.platform.web.ifmatch;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands a controller method the version that its caller saw.
public final class IfMatchResolver implements HandlerMethodArgumentResolver {

    /// Request attribute: the caller said what he saw, so whoever was faster came after that.
    public static final String ATTRIBUTE = IfMatch.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    /// @throws IfMatchMissing without the header
    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null) {
            throw new IfMatchMissing();
        }
        var ifMatch = IfMatch.of(header);
        request.setAttribute(ATTRIBUTE, ifMatch, RequestAttributes.SCOPE_REQUEST);
        return ifMatch;
    }
}
