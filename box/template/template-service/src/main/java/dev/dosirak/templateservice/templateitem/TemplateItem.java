package dev.dosirak.templateservice.templateitem;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;
import java.time.Instant;
import java.util.UUID;

/// A template item, as an operator has registered it.
public record TemplateItem(UUID id, String name, Instant registeredAt) {

    public static final int LONGEST_NAME = 40;

    /// @throws Refused when the name says nothing, or is too long
    public TemplateItem {
        if (!Text.fits(name, 1, LONGEST_NAME)) {
            throw new Refused(TemplateItemRefusal.TEMPLATE_ITEM_NAME_LENGTH, LONGEST_NAME);
        }
    }
}
