package com.jitrace.app.page.people;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.Team;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is in the organisation and what they may do. */
@Named
@RequestScoped
public class TeamPage {
    private final Team team;
    private final CurrentUser user;
    private final Shell shell;
    private String login = "";
    private String name = "";
    private List<String> roles = List.of();
    private String member = "";
    private String link = "";

    @Inject
    TeamPage(Team team, CurrentUser user, Shell shell) {
        this.team = team;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TeamPage() {
        this(null, null, null);
    }

    /** Somebody, in words. */
    public record Row(String id, String login, String name, String roles, boolean disabled) {}

    /** Somebody expected, in words. */
    public record Expected(String login, String name, String roles, String until) {}

    /** A role to choose. */
    public record Choice(String id, String label) {}

    public boolean isLeader() {
        return team.mayLead();
    }

    /** What other organisations name this one by. */
    public String reference() {
        return user.required().organisationId();
    }

    public List<Row> members() {
        return team.members().stream()
                .map(m -> new Row(m.id(), m.login(), m.name(), words(m.roles()), m.disabled()))
                .toList();
    }

    public List<Expected> expected() {
        return team.expected().stream()
                .map(e -> new Expected(e.login(), e.name(), words(e.roles()), shell.minute(e.until())))
                .toList();
    }

    public List<Choice> choices() {
        return team.roles().stream()
                .sorted()
                .map(role -> new Choice(role.name(), shell.say("role." + role.name())))
                .toList();
    }

    private String words(Collection<Role> held) {
        return held.stream()
                .sorted()
                .map(role -> shell.say("role." + role.name()))
                .collect(Collectors.joining(", "));
    }

    public @Nullable String invite() {
        Team.Change outcome = team.invite(login.trim(), name.trim(), chosen());
        if (outcome instanceof Team.Invited invited) {
            link = shell.site() + "/console/join.xhtml?token=" + invited.token();
            return null;
        }
        return told(outcome, "");
    }

    /** The link of the invitation that was just made; shown this once. */
    public String link() {
        return link;
    }

    public @Nullable String changeRoles() {
        return told(team.changeRoles(member, chosen()), "team.changed");
    }

    public @Nullable String disable(String id) {
        return told(team.disable(id), "team.disabled");
    }

    public @Nullable String enable(String id) {
        return told(team.enable(id), "team.enabled");
    }

    private @Nullable String told(Team.Change outcome, String key) {
        return outcome instanceof Team.NotDone not ? shell.refuse(shell.say(not.code())) : shell.go("team", key);
    }

    private Set<Role> chosen() {
        Set<String> known = team.roles().stream().map(Role::name).collect(Collectors.toSet());
        return roles.stream()
                .filter(known::contains)
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    public List<String> getRoles() {
        return roles;
    }

    public void setRoles(List<String> roles) {
        this.roles = List.copyOf(roles);
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getMember() {
        return member;
    }

    public void setMember(@Nullable String member) {
        this.member = member == null ? "" : member;
    }
}
