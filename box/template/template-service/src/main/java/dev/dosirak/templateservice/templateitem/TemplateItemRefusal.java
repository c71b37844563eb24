package dev.dosirak.templateservice.templateitem;

import dev.dosirak.platform.kernel.Refused;

/// Why a template item is not registered, or not shown.
public enum TemplateItemRefusal implements Refused.Reason {
    UNKNOWN_TEMPLATE_ITEM(Refused.Kind.NOT_FOUND),
    TEMPLATE_ITEM_NAME_LENGTH(Refused.Kind.INVALID);

    private final Refused.Kind kind;

    TemplateItemRefusal(Refused.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Refused.Kind kind() {
        return kind;
    }
}
