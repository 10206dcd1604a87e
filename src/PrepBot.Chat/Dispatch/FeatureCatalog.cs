using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;

namespace PrepBot.Chat.Dispatch;

/// <summary>Everything the bot reacts to. A dictionary, built once at start; two handlers for the same thing stop the start.</summary>
public sealed class FeatureCatalog
{
    private readonly Dictionary<string, Handler> _handlers = [];

    /// <exception cref="ArgumentException">Two handlers react to the same thing.</exception>
    public FeatureCatalog(IEnumerable<Feature> features)
    {
        var commands = new List<CommandDefinition>();
        foreach (var feature in features)
        {
            foreach (var handler in feature.Handlers)
            {
                if (!_handlers.TryAdd(Key(feature.Name, handler.Trigger), handler))
                    throw new ArgumentException($"Two handlers for {Key(feature.Name, handler.Trigger)}.", nameof(features));

                if (handler.Trigger is OnCommand command)
                    commands.Add(command.Definition with { ForOrganisers = handler.Rule is AccessRule.OfOrganiser });
            }
        }

        Commands = commands;
    }

    /// <summary>The subcommands, in the order help lists them.</summary>
    public IReadOnlyList<CommandDefinition> Commands { get; }

    /// <summary>Every handler with the key it is found by.</summary>
    public IReadOnlyDictionary<string, Handler> Handlers => _handlers;

    /// <summary>The handler for an interaction, or null when nothing reacts to it any more.</summary>
    public Handler? Find(Interaction interaction) => _handlers.GetValueOrDefault(interaction switch
    {
        CommandUsed used => $"command {used.Command}",
        ActionClicked { Action: var action } => $"click {action.Feature}:{action.Verb}",
        FormSubmitted { Form: var form } => $"form {form.Feature}:{form.Verb}",
        PersonLeft => "left",
        _ => throw new NotSupportedException($"No route for {interaction.GetType().Name}."),
    });

    private static string Key(string feature, Trigger trigger) => trigger switch
    {
        OnCommand command => $"command {command.Definition.Name}",
        OnClick click => $"click {feature}:{click.Verb}",
        OnForm form => $"form {feature}:{form.Verb}",
        OnPersonLeft => "left",
        _ => throw new NotSupportedException($"No route for {trigger.GetType().Name}."),
    };
}
