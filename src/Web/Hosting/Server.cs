using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Web.Api;
using Binnacle.Web.Components;
using Binnacle.Web.Hosting.Grains;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Scalar.AspNetCore;

namespace Binnacle.Web.Hosting;

/// <summary>Pages and API over one live workspace.</summary>
public static class Server
{
    public static WebApplication Create(ServerOptions options, LiveWorkspace workspace, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Server).Assembly.GetName().Name });
        Log(builder.Logging, options);
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.AddSingleton(workspace).AddSingleton(clock).AddSingleton<WorkspaceWriter>();
        // The silo and the web server start side by side: pages need no grain.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleans(LocalSilo.Configure);
        Health.Add(builder.Services);
        Metrics.Add(builder.Services);
        builder.Services.AddRazorComponents();
        KeepNoKeys(builder.Services);
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", ApiDescription.Describe);
        builder.Services.ConfigureHttpJsonOptions(json => ViewJson.Configure(json.SerializerOptions));
        var app = builder.Build();
        Pipeline(app);
        Endpoints(app);
        return app;
    }

    /// <summary>Nothing is signed or encrypted for longer than the process lives: no key is made at the start, none is left in anybody's home.</summary>
    private static void KeepNoKeys(IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var makesKeys in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly).ToList())
            services.Remove(makesKeys);
    }

    /// <summary>Warnings for a person at a terminal; as JSON, a line each, everything a collector would want.</summary>
    private static void Log(ILoggingBuilder logging, ServerOptions options)
    {
        logging.ClearProviders();
        if (options.LogJson)
            logging.AddJsonConsole(json => { json.UseUtcTimestamp = true; json.TimestampFormat = "O"; json.IncludeScopes = true; }).SetMinimumLevel(LogLevel.Information)
                .AddFilter("Orleans", LogLevel.Warning);
        else
            logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Error);
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseExceptionHandler("/something-broke", createScopeForErrors: true).UseStatusCodePagesWithReExecute("/nothing-here", createScopeForStatusCodePages: true));
        app.Use(SafetyHeaders);
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            await context.RequestServices.GetRequiredService<LiveWorkspace>().ReadNames(context.RequestAborted);
            await next(context);
        });
        // After the status pages, so that what they show in place of an answer is routed anew.
        app.UseRouting();
        var cultures = CultureInfo.GetCultures(CultureTypes.NeutralCultures | CultureTypes.SpecificCultures);
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("en-GB", "en"),
            SupportedCultures = cultures,
            SupportedUICultures = [CultureInfo.GetCultureInfo("en")],
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        });
        app.UseAntiforgery();
    }

    private static void Endpoints(WebApplication app)
    {
        PageFiles.Map(app);
        Health.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics");
        ChangeFeed.Map(app);
        app.MapOpenApi();
        // What would send the API's description, or a request, to somebody else's service is off.
        app.MapScalarApiReference("/api", scalar => scalar
            .WithTitle("Binnacle API").WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools().HideClientButton());
        ScoresApi.Map(app);
        FindApi.Map(app);
        LibraryApi.Map(app);
        app.MapRazorComponents<Document>();
    }

    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The API's own page brings its scripts along; they speak to this server only.</summary>
    private const string ApiPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static Task SafetyHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/api") ? ApiPolicy : PagePolicy;
        return next(context);
    }
}
