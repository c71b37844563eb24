package dev.dosirak.demo.people;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing to ask of the platform.
///
/// @param who     on whose behalf, for those who watch the calls
/// @param body    anything that can be written as JSON
/// @param headers besides those of content and language
record ApiCall(String who, String method, URI uri, @Nullable Object body, Map<String, String> headers) {}
