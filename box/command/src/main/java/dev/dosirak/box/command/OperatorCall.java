package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.demo.OperatorLogin;
import dev.dosirak.demo.local.DataFolder;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Session;
import java.io.IOException;
import java.util.function.Consumer;

/// What an operator does over the public API.
final class OperatorCall {

    private OperatorCall() {}

    /// As the operator of this machine, or of the environment.
    ///
    /// @return the exit code
    /// @throws CommandFailed with what the platform says, when it refuses or does not answer
    static int run(Consumer<Operator> what) {
        var login = OperatorLogin.find(DataFolder.find())
                .orElseThrow(
                        () -> new CommandFailed(
                                "Who are you? Start the platform here, or set IDENTITY_OPERATOR_EMAIL and IDENTITY_OPERATOR_PASSWORD"));
        var endpoints = Endpoints.fromEnvironment();
        try (var api = new Api(endpoints, CallLog.NONE)) {
            endpoints.requireReachable();
            what.accept(new Operator(Session.login(api, "operator", login.email(), login.password())));
            return 0;
        } catch (ApiRefusal | NoAnswer | IOException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
