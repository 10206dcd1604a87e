using PrepBot.Chat.Platforms;
using PrepBot.Slack.Installed;
using PrepBot.Slack.Settings;
using PrepBot.Testing;
using PrepBot.Values.Secrets;

namespace PrepBot.Slack.Tests.Install;

public sealed class InstallationsTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly MemoryVault _vault = new();
    private readonly Installations _installations;

    public InstallationsTests() => _installations = new Installations(_vault);

    [Fact]
    public async Task Installation_Kept_IsFoundWithItsToken()
    {
        var kept = Made("T1", "token-1");

        await _installations.SaveAsync(kept, Token);

        var found = await _installations.FindAsync("T1", null, Token);
        Assert.Equal((kept.Id, "token-1", "U0BOT", false), (found!.Id, found.Token.Reveal(), found.BotPerson, found.IsOrganisation));
        Assert.Equal(kept.Id, Assert.Single(await _installations.ListAsync(Token)).Id);
    }

    [Fact]
    public async Task Installation_KeptAgain_TakesThePlaceOfTheFirst_WhoseEndIsOldNews()
    {
        var (first, second) = (Made("T2", "token-1"), Made("T2", "token-2"));
        await _installations.SaveAsync(first, Token);
        await _installations.SaveAsync(second, Token);

        await _installations.EndAsync("T2", isOrganisation: false, first.Id, Token);

        Assert.Equal("token-2", (await _installations.FindAsync("T2", null, Token))!.Token.Reveal());
        Assert.Single(await _installations.ListAsync(Token));
    }

    [Fact]
    public async Task Installation_Ended_LosesItsToken_AndIsFoundNoMore()
    {
        var kept = Made("T3", "token-1");
        await _installations.SaveAsync(kept, Token);

        await _installations.EndAsync("T3", isOrganisation: false, kept.Id, Token);

        Assert.Null(await _installations.FindAsync("T3", null, Token));
        Assert.Empty(await _vault.ListAsync(SlackPlatformName.Name, "installation", null, Token));
    }

    [Fact]
    public async Task Organisation_SpeaksForTeamsPlacedInIt_UnlessTheyHaveTheirOwn()
    {
        await _installations.SaveAsync(Made("E4", "whole") with { IsOrganisation = true, Organisation = "E4" }, Token);
        await _installations.SaveAsync(Made("T42", "own"), Token);
        Assert.Null(await _installations.FindAsync("T41", null, Token));
        Assert.Equal("whole", (await _installations.FindAsync("T41", "E4", Token))!.Token.Reveal());

        await _installations.PlaceAsync("T41", "E4", Token);
        await _installations.PlaceAsync("T42", "E4", Token);

        Assert.Equal("whole", (await _installations.FindAsync("T41", null, Token))!.Token.Reveal());
        Assert.Equal("own", (await _installations.FindAsync("T42", null, Token))!.Token.Reveal());
        Assert.Equal(["T41"], await _installations.PartsOfAsync("E4", Token));
    }

    [Fact]
    public async Task TeamOfAnOrganisation_ItsOwnInstallationEnded_IsServedByTheOrganisation_UntilSlackSaysOtherwise()
    {
        await _installations.SaveAsync(Made("E5", "whole") with { IsOrganisation = true, Organisation = "E5" }, Token);
        var own = Made("T5", "own") with { Organisation = "E5" };
        await _installations.SaveAsync(own, Token);

        await _installations.EndAsync("T5", isOrganisation: false, own.Id, Token);
        Assert.Equal("whole", (await _installations.FindAsync("T5", null, Token))!.Token.Reveal());
        Assert.Equal(["T5"], await _installations.PartsOfAsync("E5", Token));

        var alone = Made("T5", "alone");
        await _installations.SaveAsync(alone, Token);
        await _installations.EndAsync("T5", isOrganisation: false, alone.Id, Token);
        Assert.Null(await _installations.FindAsync("T5", null, Token));
    }

    [Fact]
    public async Task TeamAndOrganisationOfTheSameId_AreKeptApart()
    {
        await _installations.SaveAsync(Made("X6", "whole") with { IsOrganisation = true, Organisation = "X6" }, Token);

        Assert.Null(await _installations.FindAsync("X6", null, Token));
        await _installations.SaveAsync(Made("X6", "own"), Token);

        Assert.Equal("own", (await _installations.FindAsync("X6", null, Token))!.Token.Reveal());
        Assert.Equal(2, (await _installations.ListAsync(Token)).Count(one => one.Place == "X6"));
    }

    /// <summary>As the migration that made the vault writes them: a token of before is not lost.</summary>
    [Fact]
    public async Task EntryThatTheMigrationWrote_IsRead()
    {
        await _vault.PutAsync(
            new VaultEntry(
                new VaultKey(SlackPlatformName.Name, "org-installation", "E7"),
                """{"id":"0195d3f0-aaaa-7bbb-8ccc-ddddeeeeffff","token":"xoxe-1","bot_person":"U0BOT","organisation":null}"""u8.ToArray()),
            Token);
        await _vault.PutAsync(new VaultEntry(new VaultKey(SlackPlatformName.Name, "part", "T7"), []) { Group = "E7", Community = "T7" }, Token);

        var found = await _installations.FindAsync("T7", null, Token);

        Assert.Equal((new Guid("0195d3f0-aaaa-7bbb-8ccc-ddddeeeeffff"), "xoxe-1", "U0BOT", true), (found!.Id, found.Token.Reveal(), found.BotPerson, found.IsOrganisation));
    }

    private static Installation Made(string place, string token) =>
        new(Guid.CreateVersion7(Some.Now), place, IsOrganisation: false, Organisation: null, "U0BOT", new Secret(token));
}
