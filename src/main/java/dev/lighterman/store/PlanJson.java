package dev.lighterman.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.request.Authority;
import dev.lighterman.request.Details;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanFormats;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.Step;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes and reads requests, plans and states as JSON. Steps and details have a type tag with a
 * version.
 */
public final class PlanJson {
  private static final List<Class<?>> SEALED_TYPES =
      List.of(RequestState.class, RequestState.Halt.class, Authority.class, Finding.class);

  private static final int CACHED_PLANS = 50;

  private final JsonMapper mapper;
  private final JsonUpgrade upgrade;

  /** By their text: a run reads its plan again with every step, and no plan changes. */
  private final Cache<String, Plan> plans = Caffeine.newBuilder().maximumSize(CACHED_PLANS).build();

  public PlanJson(PlanFormats formats) {
    var builder =
        JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Step.class, Tagged.class)
            .addMixIn(Details.class, Tagged.class);
    formats.steps().forEach((tag, kind) -> builder.registerSubtypes(new NamedType(kind, tag)));
    formats
        .details()
        .forEach(format -> builder.registerSubtypes(new NamedType(format.type(), format.tag())));
    for (Class<?> sealed : SEALED_TYPES) {
      builder.addMixIn(sealed, Tagged.class);
      concreteTypes(sealed).forEach(builder::registerSubtypes);
    }
    this.mapper = builder.build();
    this.upgrade = new JsonUpgrade(mapper, formats);
  }

  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableRow if this version does not know what is in it
   */
  <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  Plan plan(String json) {
    return plans.get(json, text -> upgraded(text, Plan.class, upgrade::plan));
  }

  StepExecution stepExecution(String json) {
    return upgraded(json, StepExecution.class, upgrade::stepExecution);
  }

  private <T> T upgraded(String json, Class<T> type, Function<ObjectNode, JsonNode> convert) {
    try {
      return mapper.treeToValue(convert.apply((ObjectNode) mapper.readTree(json)), type);
    } catch (JsonProcessingException | RuntimeException e) {
      throw unreadable(type, e);
    }
  }

  private static UnreadableRow unreadable(Class<?> type, Exception cause) {
    return new UnreadableRow("what is stored is no " + type.getSimpleName(), cause);
  }

  private static Stream<Class<?>> concreteTypes(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(PlanJson::concreteTypes)
        : Stream.of(type);
  }

  private static SimpleModule module() {
    return new SimpleModule()
        .addAbstractTypeMapping(SequencedMap.class, LinkedHashMap.class)
        .addSerializer(Sentence.class, new SentenceJson.Writer())
        .addDeserializer(Sentence.class, new SentenceJson.Reader());
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}
}
