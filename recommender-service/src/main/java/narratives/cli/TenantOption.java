package narratives.cli;

import narratives.contract.TenantId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A tenant as it is named on the command line. */
final class TenantOption {
    private TenantOption() {}

    static TenantId parse(CommandSpec verb, String name) {
        try {
            return new TenantId(name);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(verb.commandLine(), wrong.getMessage() + ".");
        }
    }

    /** @throws CannotRun if there is no such tenant */
    static void requireServed(Workshop workshop, TenantId tenant) {
        boolean served =
                workshop.tenants().served().stream().anyMatch(one -> one.id().equals(tenant));
        if (!served) {
            throw new CannotRun("there is no tenant " + tenant + "; ./recommender tenants create makes one.");
        }
    }
}
