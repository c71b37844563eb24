package dev.dosirak.platform.catalog;

import static dev.dosirak.platform.catalog.Need.IDEMPOTENCY;
import static dev.dosirak.platform.catalog.Need.POSTGRES;
import static dev.dosirak.platform.catalog.Spec.at;

/// The template of new services, `box/template`: its own tests find it by its name. It never runs, and so is no
/// [Service].
enum Template implements CatalogEntry {
    TEMPLATE_SERVICE(at(0, "box/template")
            .routes("/api/v1/template-services/**")
            .publishes("template-service")
            .needs(POSTGRES, IDEMPOTENCY));

    private final Spec spec;

    Template(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
