/** For every check of pack shanghai-2025: the smallest changes to the good sample that must make it speak. */
import type { AnswerValue, AttachmentItem } from '../../core/answer/answer.ts';
import type { Change } from './sample.ts';

type Row = Change['row'];
const at =
  (subject: number) =>
  (question: string, value: AnswerValue | null, row?: Row, column?: string): Change => ({
    subject,
    question,
    value,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  });
const E = at(0);
const T = at(1);
const I = at(2);
const O = at(3);
const file: AttachmentItem[] = [{ sha256: 'f'.repeat(64), name: 'x.pdf', caption: '图' }];
/** Takes away all user rows of a table, up to the number given. */
const empty = (on: typeof T, question: string, rows: number): Change[] =>
  Array.from({ length: rows }, () => on(question, null, 0));

export interface Case {
  changes: Change[];
  today?: string;
}
const when = (...changes: Change[]): Case => ({ changes });
const on = (today: string, ...changes: Change[]): Case => ({ changes, today });

export const cases: Record<string, Case> = {
  'ENT-01': when(E('ent_licence_expiry', '2025-01-01')),
  'SYS-01': when(T('sys_features', ['none', 'ota'])),
  'SYS-02': when(T('sys_scale_table', 999999, 0, 'daily')),
  'SYS-03': when(T('sys_scale_table', '2030-01-01', 0, 'date')),
  'SYS-04': when(T('sys_providers', '2020-01-01', 0, 'to')),
  'SYS-05': when(T('sys_providers', '2025-06-01', 1, 'to')),
  'SYS-06': when(T('sys_category', 'N')),
  'AST-01': when(T('ast_ports', '443、8883', 0, 'port')),
  'ATT-01': when(T('att_products', '2025-01-01', 0, 'valid_until')),
  'REV-01': when(O('rev_changes', ['none', 'level'])),

  'G-01a': when(T('rev_level', '4')),
  'G-01b': when(T('rev_conclusion', 'adjust'), T('rev_adjust_level', '2')),
  'G-01c': when(I('sys_name', '申驰车联网远程服务平台（TSP）')),
  'G-01d': when(I('sys_code', 'SC-TSP-01')),
  'G-01e': when(T('sys_name', '另一个名字')),
  'G-01f': when(E('ent_objects', '2', 0, 'level')),
  'G-01g': when(T('svy_apps', 'TSP 平台', 0, 'system')),
  'G-01h': when(T('grd_conclusion', '拟定等级为第二级。')),
  'G-01i': when(T('grd_conclusion', '拟定等级为第三级。')),
  'G-01j': when(E('ent_counts', 3, 'now', 'l3')),
  'G-01k': when(E('ent_counts', 0, 'all', 'l3')),

  'G-02a': when(T('grd_service_reason', '相同的理由'), T('grd_impact_reason', '相同的理由')),
  'G-02b': when(I('grd_impact_reason', '相同的理由'), T('grd_impact_reason', '相同的理由')),
  'G-02c': when(I('sys_pi_people', 100000)),
  'G-02d': when(T('grd_range', '2')),
  'G-02e': when(I('grd_range', '4')),
  'G-03b': when(T('grd_level', '2')),

  'G-04a': when(T('sys_scale_date', '2025-08-30')),
  'G-04b': when(T('sys_vehicles', 302417)),
  'G-04c': when(T('sys_scale_date', '2025-06-30')),
  'G-04d': on('2025-12-01'),
  'G-04e': on('2025-08-01'),
  'G-04f': when(T('sys_pi_people', 0)),
  'G-04g': when(T('sys_scope', '20')),
  'G-05a': when(T('grd_service', '3')),
  'G-05b': when(O('sys_features', ['remote_control'])),
  'G-05c': when(T('sys_subtype', 'P8'), T('sys_features', ['ota'])),
  'G-05d': when(T('sys_subtype', 'P6')),
  'G-06': when(I('sys_kii', true)),
  'G-07a': when(T('sys_cloud_level', '0')),
  'G-07b': when(I('sys_hosts', ['n2'])),
  'G-07c': when(T('sys_hosts', ['n2'])),
  'G-07d': when(T('sys_cloud_provider', '另一家云')),

  'G-08a': when(T('sys_boundary_devices', '互联网边界防火墙、未登记的网关')),
  'G-08b': when(T('sys_topology', file)),
  'G-08c': when(T('svy_zones', '未登记的设备', 0, 'boundary')),
  'G-08d': when(T('svy_servers', '不存在的区', 0, 'zone')),
  'G-08e': when(T('ast_hardware', '未登记机房', 0, 'room')),
  'G-08f': when(...empty(T, 'svy_links', 7)),
  'G-08g': when(T('sys_links', ['none', 'own'])),

  'G-09a': when(T('ast_ips', '203.0.113.8/30', 1, 'range')),
  'G-09b': when(T('ast_ports', '198.51.100.200', 0, 'ip')),
  'G-09c': when(T('ast_domains', '198.51.100.200', 0, 'ip')),
  'G-09d': when(T('ast_ips', '198.51.100.128/28', 'new', 'range'), T('ast_ips', 'elastic', 'new', 'kind')),
  'G-09e': when(T('ast_ips', '192.168.1.0/24', 0, 'range')),
  'G-09f': when(T('svy_apps', 'https://other.example', 0, 'url')),
  'G-09g': when(T('ast_ports', '203.0.113.4', 1, 'ip')),
  'G-09h': when(T('ast_ips', '198.51.100.16/30', 1, 'range')),
  'G-09i': when(T('ast_public', false)),
  'G-09j': when(T('ast_ports', 'TCP/3306', 0, 'port')),

  'G-10a': when(E('ent_security_contact', '13900000108', '', 'mobile')),
  'G-10b': when(E('ent_security_contact', '沈佩兰', '', 'name')),
  'G-10c': when(E('ent_region_code', '110105')),
  'G-10d': when(T('sys_owner', '查无此人', '', 'name')),
  'G-10e': when(T('sys_owner', '13900009999', '', 'mobile')),
  'G-10f': when(T('svy_people', '13900000108', 1, 'contact')),

  'G-11a': when(T('rev_stage', 'drafting')),
  'G-11b': when(T('rev_conclusion', 'disagree')),
  'G-11c': when(I('rev_points', 'fail', 'values', 'verdict')),
  'G-11d': when(T('rev_experts', 'leader', 1, 'role')),
  'G-11e': when(I('rev_experts', null, 2)),
  'G-11f': when(T('rev_experts', '上海申驰智联科技有限公司', 1, 'unit')),
  'G-11g': when(T('rev_questions', '路人甲', 0, 'expert')),
  'G-11h': when(I('rev_forms', ['material', 'inquiry'])),
  'G-11i': when(T('rev_signed', null)),

  'G-12a': when(T('grd_compile_date', '2025-09-13')),
  'G-12b': when(T('rev_date', '2025-09-11')),
  'G-12c': when(T('rev_filing_date', '2025-10-14')),
  'G-12d': when(T('rev_pass_date', '2025-11-04')),
  'G-12e': when(T('rev_opinion_date', '2025-10-14')),
  'G-12f': when(T('rev_submit_date', '2025-09-11')),
  'G-12g': when(T('grd_date', '2025-09-13')),
  'G-12h': when(T('sys_start_date', '2025-09-09')),
  'G-12i': when(T('sys_state', 'planned')),
  'G-12j': when(T('sys_scale_date', '2025-09-20')),
  'G-12k': on('2025-09-07'),
  'G-12l': when(T('att_sign_date', '2025-09-17')),
  'G-12m': when(T('rev_filing_apply_date', '2025-11-20')),
  'G-12n': when(I('rev_filing_apply_date', null)),

  'G-13a': when(T('att_table', null, 'f03', 'file')),
  'G-13b': when(T('att_table', 'na', 'f03', 'status')),
  'G-13c': when(T('att_table', 'pending', 'f03', 'status')),
  'G-13d': when(T('att_table', 'pending', 'f11', 'status')),
  'G-13e': when(T('att_table', 'na', 'f02', 'status')),
  'G-13f': when(T('att_table', 'na', 'f09', 'status')),
  'G-13g': when(T('att_table', 'na', 'f10', 'status')),
  'G-13h': when(T('att_table', 'na', 'f11', 'status')),
  'G-13i': when(T('att_table', 'pending', 'f13', 'status')),
  'G-13j': when(I('att_table', 'pending', 'f11', 'status')),
  'G-13k': when(T('att_more', 'F-18', 1, 'no')),

  'G-14a': when(),
  'G-14b': when(T('grd_range', '4')),

  'G-15a': when(O('rev_changes', ['scale', 'boundary'])),
  'G-15b': when(O('rev_changes', ['level', 'boundary']), O('rev_prev_vehicles', 120000)),
  'G-15c': when(O('rev_changes', ['level', 'scale'])),
  'G-15d': when(O('rev_prev_owner', '前任')),
  'G-15e': on('2025-09-22'),
  'G-15f': when(),
  'G-15g': when(),
  'G-15h': when(O('rev_prev_date', '2025-10-01')),

  'X-01a': when(T('svy_servers', 9, 0, 'count')),
  'X-01b': when(T('svy_zones', 9, 0, 'servers')),
  'X-01c': when(T('svy_services', '没有合同的公司', 0, 'provider')),
  'X-01d': when(T('sys_data_table', true, 0, 'abroad')),
  'X-01e': when(T('sys_iot_used', false)),
  'X-01f': when(...empty(T, 'ast_app_software', 8)),
  'X-02a': when(),
  'X-03a': when(T('att_plan_text', null)),
  'X-03b': when(T('ast_basic_software', false, 0, 'licensed')),
  'X-05a': when(T('grd_basis', ['measures'])),
  'X-06a': when(E('ent_licence_expiry', '2025-12-01')),
};

/** Checks that no answer can trip: the loader already refuses such a scale. */
export const unreachable = ['G-03a'];
