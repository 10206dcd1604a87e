using PrepBot.Chat.Commands;
using PrepBot.Chat.Interactions;

namespace PrepBot.Chat.Dispatch;

/// <summary>Everything the bot reacts to. A dictionary, built once at start; two handlers for the same thing stop the start.</summary>
public sealed class FeatureCatalog
{
    private readonly Dictionary<string, Handler> _handlers = [];

    private readonly IReadOnlyList<IChangeWatch> _watches;

    /// <param name="watches">Who follows every change.</param>
    /// <exception cref="ArgumentException">Two handlers react to the same thing.</exception>
    public FeatureCatalog(IEnumerable<Feature> features, IEnumerable<IChangeWatch>? watches = null)
    {
        _watches = [.. watches ?? []];
        var commands = new List<CommandDefinition>();
        foreach (var feature in features)
        {
            foreach (var handler in feature.Handlers)
            {
                if (!_handlers.TryAdd(Key(feature.Name, handler.Trigger), Watched(handler)))
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

    private Handler Watched(Handler handler) => handler.Kind != HandlerKind.Changes || _watches.Count == 0 ? handler : handler with
    {
        Run = async (call, cancellationToken) =>
        {
            var reply = await handler.Run(call, cancellationToken);
            if (reply is not FormErrorsReply)
            {
                foreach (var watch in _watches)
                    await watch.ChangedAsync(call, cancellationToken);
            }

            return reply;
        },
    };

    private static string Key(string feature, Trigger trigger) => trigger switch
    {
        OnCommand command => $"command {command.Definition.Name}",
        OnClick click => $"click {feature}:{click.Verb}",
        OnForm form => $"form {feature}:{form.Verb}",
        OnPersonLeft => "left",
        _ => throw new NotSupportedException($"No route for {trigger.GetType().Name}."),
    };
}
