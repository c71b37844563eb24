package dev.dosirak.templateservice.templateitem;

import java.util.Optional;
import java.util.UUID;

/// Every template item there is.
public interface TemplateItems {

    /// Stores a new one and tells others of it, both or neither.
    void add(TemplateItem item);

    Optional<TemplateItem> find(UUID id);
}
