using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>Who somebody is in a server: asked for by its member, with the rights of the owner and the roles.</summary>
internal sealed class DiscordMembership(DiscordRestClient rest, GuildRoles roles) : IMembership
{
    public PlatformName Platform => DiscordPlatformName.Name;

    public async Task<Membership> FindAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken)
    {
        var (guild, user) = (community.ExternalId, person.ExternalId);
        if (!Snowflake.IsValid(guild) || !Snowflake.IsValid(user))
            return new Membership.NotThere();

        try
        {
            var member = await rest.GetMemberAsync(guild, user, cancellationToken);
            if (member.User?.Bot == true)
                return new Membership.Bot();

            var held = member.Roles ?? [];
            if (roles.MayManage(guild, user, held) is { } known)
                return new Membership.Active(known);

            roles.Keep(await rest.GetGuildAsync(guild, cancellationToken));
            return roles.MayManage(guild, user, held) is { } asked ? new Membership.Active(asked) : new Membership.Unknown();
        }
        catch (DiscordRefusedException e) when (e.Code is DiscordCodes.UnknownMember or DiscordCodes.UnknownUser)
        {
            return new Membership.NotThere();
        }
        catch (DiscordException)
        {
            // Throttled, not reachable, or we are not let in ourselves: none of it says anything about them.
            return new Membership.Unknown();
        }
    }
}
