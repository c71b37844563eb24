package dev.dosirak.storefront.catalog.netty;

import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import java.util.Optional;

/// What is answered with status 200, or 304 where the caller has it already.
///
/// @param cacheControl how long it may be kept
/// @param tag strong: the same tag means the same bytes; without quotes
/// @param body read once
record RenderedResponse(AsciiString cacheControl, Optional<String> tag, ByteBuf body) {}
