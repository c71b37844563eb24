package dev.dosirak.order.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.admission.Admission;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class AdmissionControllerTest {

    /// Else gateways would turn orders away for a service that takes them all.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itTellsOnlyWhereAdmissionIsOn(boolean on) {
        new WebApplicationContextRunner()
                .withPropertyValues("dosirak.order.admission=" + on)
                .withBean(Admission.class, () -> new Admission(() -> 0, new Random(7)))
                .withUserConfiguration(AdmissionController.class)
                .run(it -> assertThat(it.getBeanNamesForType(AdmissionController.class))
                        .hasSize(on ? 1 : 0));
    }
}
