package dev.dosirak.demo.people;

import tools.jackson.databind.JsonNode;

/// What the platform answered.
///
/// @param body     a missing node when there was none
/// @param attempts how often it had to be asked
public record ApiResponse(int status, JsonNode body, int attempts) {}
