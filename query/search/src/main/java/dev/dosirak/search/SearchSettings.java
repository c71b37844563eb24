package dev.dosirak.search;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The search's own settings, under `dosirak.search`.
///
/// @param data the folder of the node's own index
/// @param opensearchUris the nodes of an OpenSearch cluster that is to be used instead; none for the own index
/// @param opensearchIndex the name of the index there, without what its form adds to it
/// @param opensearchTimeout how long a node of it may take to answer
/// @param refreshEvery how long crowds of changes wait until they can be found
/// @param keepEvery how often what is known is kept for the next start
@ConfigurationProperties(prefix = "dosirak.search", ignoreUnknownFields = false)
public record SearchSettings(
        Path data,
        @DefaultValue List<URI> opensearchUris,
        @DefaultValue("dosirak-shops") String opensearchIndex,
        @DefaultValue("2s") Duration opensearchTimeout,
        @DefaultValue("500ms") Duration refreshEvery,
        @DefaultValue("1m") Duration keepEvery) {}
