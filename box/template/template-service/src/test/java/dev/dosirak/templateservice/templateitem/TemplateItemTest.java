package dev.dosirak.templateservice.templateitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemplateItemTest {

    @Test
    void itHasANameThatPeopleCanRead() {
        assertThat(named("가").name()).isEqualTo("가");
        assertThat(named("가".repeat(40)).name()).hasSize(40);

        for (var name : new String[] {"", " ", "가".repeat(41)}) {
            var refused = catchThrowableOfType(Refused.class, () -> named(name));
            assertThat(refused.why()).isEqualTo(TemplateItemRefusal.TEMPLATE_ITEM_NAME_LENGTH);
        }
    }

    private static TemplateItem named(String name) {
        return new TemplateItem(Ids.next(), name, Instant.EPOCH);
    }
}
