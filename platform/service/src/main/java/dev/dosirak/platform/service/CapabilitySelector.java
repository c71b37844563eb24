package dev.dosirak.platform.service;

import dev.dosirak.platform.catalog.CatalogEntry;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/// The configurations of what a service is capable of.
final class CapabilitySelector implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata application) {
        var name = application.getAnnotations().get(DosirakService.class).getString("value");
        return Capability.of(CatalogEntry.named(name))
                .flatMap(it -> it.configurations().stream())
                .map(Class::getName)
                .toArray(String[]::new);
    }
}
