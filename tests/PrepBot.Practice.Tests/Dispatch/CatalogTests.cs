using Microsoft.Extensions.DependencyInjection;
using PrepBot.Bank;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Storage;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests.Dispatch;

/// <summary>What every feature owes the catalogue.</summary>
public sealed class CatalogTests
{
    private static readonly FeatureCatalog Catalog = Build();

    [Fact]
    public void EveryName_IsShortAndPlain()
    {
        var names = Catalog.Handlers.Keys.SelectMany(key => key.Split(' ')[^1].Split(':'))
            .Concat(Catalog.Commands.SelectMany(command => command.Inputs.Select(input => input.Name).Concat(command.Aliases)));

        Assert.All(names, name => Assert.Matches("^[a-z-]{1,20}$", name));
    }

    [Fact]
    public void EveryHelp_IsOneLineOfAHundredCharacters()
    {
        var helps = Catalog.Commands.SelectMany(command => command.Inputs.Select(input => input.Help).Append(command.Help)).ToList();

        Assert.All(helps, help => Assert.InRange(help.Length, 1, 100));
        Assert.All(helps, help => Assert.DoesNotContain('\n', help));
    }

    [Fact]
    public void EveryChoice_HasDifferentShortOptions()
    {
        foreach (var choice in Catalog.Commands.SelectMany(command => command.Inputs).OfType<ChoiceInput>())
        {
            Assert.InRange(choice.Options.Count, 1, 25);
            Assert.Equal(choice.Options.Count, choice.Options.Select(option => option.Value).Distinct().Count());
            Assert.All(choice.Options, option => Assert.InRange(option.Label.Length, 1, 75));
        }
    }

    [Fact]
    public void NamesOfCommandsAndAliases_AreDifferent()
    {
        var names = Catalog.Commands.SelectMany(command => command.Aliases.Append(command.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Subset(
            names.ToHashSet(),
            new HashSet<string> { "start", "leave", "status", "debrief", "me", "leaderboard", "principle", "prompt", "profile", "help", "enable", "disable" });
    }

    [Fact]
    public void Commands_WhoseRuleIsForOrganisers_AreMarkedSo_AndNoOthers()
    {
        var byRule = Catalog.Handlers.Values.Where(handler => handler.Trigger is OnCommand && handler.Rule == AccessRule.Organiser).Select(handler => ((OnCommand)handler.Trigger).Definition.Name);

        Assert.Equal(byRule.Order(), Catalog.Commands.Where(command => command.ForOrganisers).Select(command => command.Name).Order());
        Assert.Contains(Catalog.Commands, command => command.ForOrganisers);
    }

    [Fact]
    public void CommandsOfferedOnAPerson_TakeOnePersonAndNeedNothingElse()
    {
        var offered = Catalog.Commands.Where(command => command.OnPerson is not null).ToList();

        Assert.NotEmpty(offered);
        Assert.All(offered, command => Assert.InRange(command.OnPerson!.Length, 1, 32));
        Assert.All(offered, command => Assert.Single(command.Inputs.OfType<MemberInput>()));
        Assert.All(offered, command => Assert.DoesNotContain(command.Inputs, input => input.Required));
    }

    [Fact]
    public void EveryForm_ChangesAndEveryOpeningClickHasOne()
    {
        var forms = Catalog.Handlers.Where(pair => pair.Value.Trigger is OnForm).ToList();
        var opening = Catalog.Handlers.Where(pair => pair.Value.Kind == HandlerKind.OpensForm).Select(pair => pair.Key.Split(' ')[1].Split(':')[0]).ToList();

        Assert.All(forms, pair => Assert.Equal(HandlerKind.Changes, pair.Value.Kind));
        foreach (var feature in opening.Where(name => name.Length > 0))
            Assert.Contains(forms, pair => pair.Key.StartsWith($"form {feature}:", StringComparison.Ordinal) || Catalog.Commands.Any(command => command.Name == feature));
    }

    /// <summary>A new handler without a line in the docs, or with another rule than the docs say, fails here.</summary>
    [Fact]
    public void HandlersPage_InTheDocs_IsThatOfTheCatalogue()
    {
        var page = HandlersPage.Markdown(Catalog);
        var file = Repository.PathOf("docs/handlers.md");
        if (Environment.GetEnvironmentVariable("PREPBOT_WRITE_HANDLERS") is { Length: > 0 })
            File.WriteAllText(file, page);

        Assert.Equal(page, File.ReadAllText(file));
    }

    [Fact]
    public void SameTriggerTwice_StopsTheStart()
    {
        var feature = new Twice();

        Assert.Throws<ArgumentException>(() => new FeatureCatalog([feature, feature]));
    }

    /// <summary>A catalogue needs no database.</summary>
    internal static FeatureCatalog Build() => TestBot.Start(new TestWorld("Host=nowhere.invalid", TimeProvider.System)).GetRequiredService<FeatureCatalog>();

    private sealed class Twice : Feature
    {
        public override string Name => "twice";

        public override IReadOnlyList<Handler> Handlers =>
            [new(new OnClick("press"), AccessRule.AnyMember, HandlerKind.Shows, (_, _) => Task.FromResult(Reply.Nothing))];
    }
}
